import Text

/// Names of months in the languages that newspapers and programs write dates in.
enum Months {
  /// 1 to 12 for a folded word; `nil` for a word that is no month, or not the same one everywhere.
  static func number(of word: String) -> Int? {
    word.isEmpty ? nil : english[word] ?? others[word].flatMap { $0 }
  }

  private static let english: [String: Int] = numbered(
    "january february march april may june july august september october november december")

  private static func numbered(_ names: String) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (index, name) in names.split(separator: " ").enumerated() {
      numbers[String(name)] = index + 1
    }
    return numbers
  }

  /// By folded name; a name that means two months is there without a number.
  private static let others: [String: Int?] = {
    var numbers: [String: Int?] = [:]
    func add(_ name: some StringProtocol, _ month: Int) {
      let key = Words.key(String(name))
      if let known = numbers[key], known != month {
        numbers[key] = .some(nil)
      } else {
        numbers[key] = month
      }
    }
    for language in languages {
      for (index, name) in language.split(separator: " ").enumerated() { add(name, index + 1) }
    }
    for (index, names) in abbreviations.enumerated() {
      for name in names.split(separator: " ") { add(name, index + 1) }
    }
    return numbers
  }()

  /// Twelve names each, in the form that stands in a date (Unicode CLDR, `months/format/wide`).
  private static let languages = [
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "ianuarie februarie martie aprilie mai iunie "
      + "iulie august septembrie octombrie noiembrie decembrie",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november december",
    "januar februar mars april mai juni juli august september oktober november desember",
    "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta "
      + "heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "janvāris februāris marts aprīlis maijs jūnijs "
      + "jūlijs augusts septembris oktobris novembris decembris",
    "sausio vasario kovo balandžio gegužės birželio "
      + "liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "stycznia lutego marca kwietnia maja czerwca "
      + "lipca sierpnia września października listopada grudnia",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "január február március április május június "
      + "július augusztus szeptember október november december",
    "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari maret april mei juni juli agustus september oktober november desember",
    "januari februari mac april mei jun julai ogos september oktober november disember",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου "
      + "ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
  ]

  /// The usual short forms, month by month.
  private static let abbreviations = [
    "jan janv jänner ene gen янв sty",
    "feb febr févr fév feber fev фев февр lut",
    "mar märz mär mrz mrt мар",
    "apr avr abr апр kwi",
    "mag maj мая",
    "jun giu июн cze",
    "jul juil lug июл lip",
    "aug ago aoû авг sie",
    "sep sept set сен сент wrz",
    "oct okt ott out окт paź",
    "nov ноя нояб lis",
    "dec dez déc dic des дек gru",
  ]
}

/// A day of the week before a date.
struct Weekday {
  /// 0 is Sunday; known of English names only.
  let number: Int?

  private static let english = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]
  private static let short = ["tues", "thur", "thurs"]

  /// `nil` for a folded word that is no weekday.
  init?(_ word: String) {
    number = Self.english.firstIndex {
      $0 == word || (word.utf8.count == 3 || Self.short.contains(word)) && $0.hasPrefix(word)
    }
    if number == nil, !Self.others.contains(word) { return nil }
  }

  private static let others = Set(
    names.flatMap { $0.split(separator: " ") }.map { Words.key(String($0)) })

  private static let names = [
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda terça quarta quinta sexta feira",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "pondělí úterý středa čtvrtek pátek neděle",
    "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "senin selasa rabu kamis jumat sabtu minggu",
  ]
}

/// Names of time zones in dates.
enum ZoneNames {
  /// `nil` for a word that is no zone.
  static func zone(_ word: String) -> WrittenZone? {
    if let hours = hours[word] { return .offset(Int(hours * 3600)) }
    return unclear.contains(word) ? .unclear : nil
  }

  /// RFC 5322 and what agencies write, where only one zone has the name.
  private static let hours: [String: Double] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "est": -5, "edt": -4, "cst": -6,
    "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
    "cet": 1, "cest": 2, "met": 1, "mest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3,
    "sast": 2, "wib": 7, "wita": 8, "wit": 9, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "awst": 8,
    "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
  ]
  private static let unclear: Set<String> = [
    "et", "ct", "mt", "pt", "bst", "ist", "ast", "local",
  ]
}
