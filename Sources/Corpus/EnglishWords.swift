/// The common words of news, each class by falling frequency.
enum EnglishWords {
  static let nouns = """
    government market company country president report minister people law year week month state
    deal plan price court bank election party service security energy policy leader industry
    agency official investor voter decision rule change talk meeting group member rate
    tax trade war attack border army data platform user message network technology chip model
    system product factory worker union strike wage job economy growth inflation budget debt bond
    share stock fund profit loss revenue sale customer consumer demand supply export import tariff
    sanction oil gas power plant grid climate storm flood fire drought water river coast
    island city village road bridge port airport ship train car battery mine metal crop harvest
    farm food disease vaccine hospital doctor patient drug study researcher university school
    student teacher family child woman man refugee migrant visa police prison judge lawyer trial
    verdict appeal claim evidence document leak investigation inquiry scandal protest crowd speech
    campaign poll vote seat coalition parliament senate committee bill amendment treaty summit
    alliance partner rival neighbour region capital province district mayor governor ambassador
    envoy mission base missile drone aircraft satellite rocket launch orbit signal cable server
    outage hacker password privacy encryption regulator licence fine ban restriction permit review
    deadline delay cost risk threat warning promise proposal offer bid merger stake founder board
    executive shareholder lender insurer pension property house rent mortgage tower stadium team
    player coach match season record title film album book author museum festival award history
    culture language church tradition holiday tourist hotel flight ticket crisis response effort
    pressure result question answer reason source detail figure table list step phase stage goal
    """
  static let verbs = """
    say make take give find tell ask work call try need become leave put mean keep let begin show
    hear play run move live believe hold bring happen write provide sit stand lose pay meet include
    continue set learn change lead understand watch follow stop create speak read allow add spend
    grow open walk win offer remember consider appear buy wait serve die send expect build stay
    fall cut reach kill remain suggest raise pass sell require report decide pull return explain
    hope develop carry break receive agree support hit produce eat cover catch draw choose cause
    point listen realise place close involve increase reduce limit block restrict ban approve
    reject delay suspend resume launch cancel extend expand protect defend attack strike warn
    threaten accuse deny confirm announce publish release test measure compare review investigate
    prosecute fine sue settle negotiate sign ratify withdraw join quit resign appoint elect replace
    fund finance borrow lend invest trade export import tax subsidise regulate enforce monitor
    """
  static let adjectives = """
    new other last long great little own old right big high different small large next early young
    important few public bad same able good local national political economic social international
    foreign military federal central western eastern northern southern global legal digital private
    financial recent major likely possible clear strong weak open closed free full hard easy late
    current former senior joint common special general final main key direct indirect
    formal secret official critical serious severe dangerous safe secure stable fragile rapid slow
    steady sharp modest heavy light cheap costly rich poor rural urban coastal remote nearby annual
    monthly weekly daily temporary permanent partial total broad narrow deep independent opposing
    rival allied neutral hostile friendly popular unpopular controversial sensitive complex simple
    """
  static let adverbs = """
    also only just now then still even again never always often already soon later today earlier
    quickly slowly sharply quietly openly largely mainly partly fully nearly almost barely roughly
    recently finally suddenly clearly publicly privately formally jointly directly instead however
    """
}
