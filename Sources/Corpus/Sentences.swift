/// The sentences that briefs are made of, a template a line.
enum Sentences {
  static let body = Template.all(
    """
    The $a $n of the $n in $L will $v the $n, $P said on $w.
    $O has told its $m to $v every $n before the end of the $n, and the $a $n is to follow.
    According to $P, the $n and the $n of $O are now a $a $n for $m in $L.
    It is the $a time since $y that a $n of this kind has $b come to the $n.
    In $L, $m and $m have begun to $v the $n that $O wants to $v.
    The $n was $b $a: about $d $m a day, against $d in the $a $n of the year.
    Officials in $L don't $v the $n, but they do not $v the $a $n either.
    For $m the $n is $a, because a $n without $m can $b $v the $n of the $n.
    $P, who leads $O, called the $n a $a $n and asked $m to $v.
    Whether the $n will $v or $v depends on the $n, the $n and the $a $n.
    Some $d percent of the $m had a $n with $O, up from $d percent in $y.
    $O and $O signed a $n in $L that would $v the $a $n and its $m.
    A $n by $P found that the $m of $L $b $v more $m than the $n can $v.
    That leaves the $n with a $a choice: to $v the $n, or to let $O $v it.
    Critics of the $n say that $P should $v the $m first and the $n of the $n later.
    On $w the $n of $L is to $v the $a $n; $m from $O are expected to $v.
    What $m fear is a $n in which $m $v, $m $v and nobody is able to $v the $n.
    The $n, $a and $a, has been in the $n of $O since $y.
    Two $m of the $n, one in $L and one in $L, were $b asked to $v.
    There is no $n yet on the $n, and $P has said that the $n won't $v before $w.
    Under $a $m, $P will $v $m and $v the $n; $O may $b $v $a $n.
    $a $m $v $n, say $m of $O, while $m of $L $b $v $n.
    $m, $m and $m $v in $L as $a $m $v $n after $n.
    "$a $n and $a $m $v us," $P told $m: "we $v $n, we $v $m."
    Neither $n nor $n seems $a enough for $P; both $v $m, both $v $a $n.
    Few people outside $L know how $a $m $v $m through $a $n and $a $n.
    Last week $P travelled $b via $L, met $m there, and brought home $a $n.
    Both $m and $m of $O $b $v $n by $w, $d of them in $L alone.
    Among $m in $L, $n and $n $b outweigh $n; $a $m $v nothing but $n.
    $L's $n has $b been a $n for $m, and the $n of the $n makes it $a again.
    At the $n of the $n is the question of whether $O may $v a $n that it does not $v.
    """)

  static let short = Template.all(
    """
    The $a $n of $L will $v the $n on $w.
    $P of $O asked the $m to $v.
    In the $n, $m $b $v a $a $n.
    $O and the $n of $L $v $m.
    The $n is $a for the $n of the $n.
    """)

  static let headlines = Template.all(
    """
    $O to $v $a $n in $L
    $P says $n of $O will $v
    $L and $L $v $n on $m
    Why $O wants to $v the $n of $L
    $a $n leaves $m of $L without a $n
    $O $n: $m $v as $P warns of $n
    The $n that $P did not $v
    $m in $L $b $v the $a $n
    """)
}
