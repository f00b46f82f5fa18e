/// The closed word lists behind the rules, by what the words do.
enum Lexicon {
  /// Words by hash; the gazetteer adds which of them open names.
  static let roles: [UInt64: WordRole] = {
    var roles: [UInt64: WordRole] = [:]
    roles.reserveCapacity(4096)
    for (role, words) in lists {
      let words = Array(words.utf8)
      for word in words.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        let isCut = word.last == UInt8(ascii: ".")
        roles[NameHash.of(word), default: []].formUnion(isCut ? [role, .abbreviation] : role)
      }
    }
    return roles
  }()

  private static let lists: [(WordRole, String)] = [
    (.starter, starters), (.title, titles), (.office, offices), (.body, bodies),
    (.company, companies), (.landform, landforms), (.thing, things), (.particle, particles),
    (.link, "of for the and & in on to"), (.givenName, FirstNames.words), (.calendar, calendar),
    (.common, common), (.verb, verbs), (.locative, locatives), (.bodyCue, bodyCues),
    (.personCue, personCues), (.placeCue, placeCues), (.abbreviation, abbreviations),
    (.compass, compass), (.common, compass), (.suffix, "Jr Jr. Sr Sr. II III IV XIV XVI"),
  ]

  private static let starters = """
    A About Above Accordingly According Across Activists Actually Additionally Additional Advocates
    After Afterwards Again Against Agents Ahead Aid Alongside Also All Almost Already Although Amid Among
    Amongst An Analysts And Another Any Anyone Apart Apparently Are Around As Aside At Attackers
    Attorneys Aides Authorities Automakers Automaker Back Banks Based Because Before Behind Being Below
    Beneath Beside Besides Between Beyond Big Billions Both Broadcaster Broader Businesses But By Can
    Campaigners Candidates Carmaker Carmakers Central Certain Chipmaker Chipmakers Citing Citizens
    City Civilians Clashes Clearly Climate Coalition Commenting Companies Company Compared Consequently
    Consumers Continued Convoys Could Country Countries Court Courts Critically Critics Crucially Current
    Currently Data Dealers Defence Delegates Demand Demonstrators Despite Diplomats Doctors Dozens Drivers
    Drugmaker Drugmakers During Each Earlier Early Economic Economists Editors Eight Either Elections Eleven Elsewhere
    Emergency Employees Energy Engineers Enforcement Enough Especially Even Eventually Every Everyone Evidence
    Excluding Executives Expanding Experts Explosions Exports Families Fans Farmers Few Fewer Fifteen
    Fighting Figures Finally Financial Firefighters Firms First Five Following For Foreign Foreigners
    Former Forty Four Friends From Full Fuel Further Furthermore Future Generally Getting Give Given Global
    Globally Going Government Governments Growing Growth Gunmen Had Half Has Have Having He Health Hence Her Here
    Hers High Higher His Historically Holders Hospitals However How Human Hundreds I If Implementing
    Imports Importantly In Including Increased Increasingly Indeed Industry Inflation Initially Inside
    Insiders Instead Insurgents Intelligence Interest International Internet Into Investigators Investors Is
    It Its Jobs Journalists Judges Jurors Just Key Known Large Last Lately Late Later Latest Law Lawmakers Lawyers
    Leaders Legal Less Let Like Likewise Local Long Looking Low Lower Maintainers Major Making Man Managers Many Market
    Markets Maybe Meanwhile Media Medics Members Men Messaging Messenger Might Migrants Military Militants
    Millions Ministers Model More Moreover Most Mostly Motorists Much Multiple Must My National
    Naturally Near Nearly Neighbouring Neither Never Nevertheless New News Next Nine No Nobody None Nonetheless
    Nor Not Notably Nothing Now Numerous Observers Of Off Officers Official Officials Oil Old Older On Once One
    Ongoing Online Only Opponents Opposition Or Organizers Organisers Other Others Otherwise Our Out Outside Over Overall
    Overnight Owners Parents Part Parts Passengers Past Patients Peace People Perhaps Photos Pilots
    Platforms Plans Please Police Policymakers Political Politicians Polls Possibly Potential Potentially
    Presidential Previous Previously Prices Privacy Private Producers Profits Promoting Prosecutors Protesters
    Protestors Public Publishers Questions Quite Rather Real Rebels Recent Recently Records Refugees Regarding Regional
    Regulators Regulator Relatives Remember Reporters Reports Republicans Rescuers Rescue Research Researchers
    Residents Results Retail Retailers Rights Rising Rival Rivals Roughly Sales Satellite Schools Scientists Second Security
    See Seen Senior Separately September Set Seven Several Shareholders Shares She Should Similar
    Similarly Simply Since Six Small So Social Soldiers Some Someone Something Sometimes Soon Sources
    Specifically Speaking Spokesman Spokespeople Spokesperson Spokeswoman Staff Startup Startups State States Still
    Stocks Strategic Students Subsequently Such Suddenly Suicide Supporters Surely Survivors Suspected
    Talks Teachers Tech Technology Ten Tens Terrorists Than Thanks That The Their Them Then There Thereafter Therefore
    These They Third Thirty This Those Though Thousands Three Through Throughout Thus To Today
    Together Tomorrow Tonight Too Top Tourists Traders Traditionally Troops Twelve Twenty Two
    Typically Ultimately Unable Under Unfortunately Unions Unless Unlike Unlikely Unnamed Until Up Upon
    Usage Users Using Usually Various Very Via Victims Video Videos Villagers Violence Voters Was We
    Weapons Web Well Were Western What Whatever When Whenever Where Whereas Whether Which While Who
    Whoever Whole Whose Why Widely Wider Will With Within Without Witnesses Women Workers Working World
    Would Writing Year Years Yes Yesterday Yet You Young Your Your's В На По Как Это Он Она Они Мы
    Но И А О С К За Для При После Однако Также Если Когда Что
    """

  private static let titles = """
    President Vice-President Premier Minister Chancellor Secretary Secretary-General Governor Gov. Mayor
    Senator Sen. Sens. Congressman Congresswoman Representative Rep. Reps. Speaker Chairman Chairwoman Chair
    Chief CEO CFO CTO COO Director Director-General Commissioner Ambassador Envoy Judge Justice
    Attorney King Queen Prince Princess Duke Duchess Lord Lady Sir Dame Baroness Baron Emperor Sultan
    Emir Sheikh Sheik Pope Archbishop Cardinal Bishop Rabbi Imam Ayatollah Reverend Rev. Father Sister
    General Gen. Lieutenant Lt. Colonel Col. Major Maj. Captain Capt. Commander Cmdr. Admiral Adm. Marshal
    Sergeant Sgt. Corporal Private Officer Detective Sheriff Professor Prof. Doctor Dr Dr. Mr Mr. Mrs
    Mrs. Ms Ms. Miss Monsieur Madame Herr Frau Chairperson Spokesman Spokeswoman Spokesperson
    Coach Co-founder Founder Analyst Economist Author Actor Actress Singer Leader Deputy MP
    Congressmen Foreign-minister Президент Премьер Министр Глава
    """

  private static let offices = """
    Prime Vice Foreign Finance Defence Defense Interior Health Justice Trade Energy Education Economy
    Deputy Acting Former Chief Executive Operating Financial Technology Security Digital Transport Interim
    Environment Agriculture Labor Labour Commerce Treasury State Home Homeland First Crown Supreme Attorney
    Major Lieutenant Brigadier Managing Special Press National Intelligence Information Culture
    Planning Oil Petroleum Police Army Navy Senior Majority Minority House Human Affairs Rights Permanent
    International Central Global Federal Royal Public Regional Social Economic World Civil United New
    Development Opposition Communications Industry Tourism Science Climate Infrastructure Veterans Housing
    """

  private static let bodies = """
    Ministry Agency Commission Committee Council Bureau Board Department Dept. Office Authority
    Administration Bank University College Institute Academy School Association Federation Union
    Foundation Organisation Organization Society Court Tribunal Parliament Senate Congress Assembly
    Chamber Party Alliance Coalition League Front Movement Army Navy Force Forces Corps Guard
    Guards Brigade Command Service Services Church Centre Center Museum Hospital Inspectorate
    Secretariat Directorate Confederation Network Forum Group Fund Trust Club Press Police Taskforce
    Observatory Laboratory Observers Brotherhood Cartel Front Resistance Cabinet Legislature Embassy
    Consulate Regulator Ombudsman Prosecutor's Tribunal Consortium Congregation Syndicate Initiative
    Министерство Агентство Комитет Банк Университет Федерация Служба
    """

  private static let companies = """
    Corp Corp. Corporation Inc Inc. Ltd Ltd. LLC PLC plc Co Co. Company AG SA S.A. NV N.V. SE GmbH ASA AB
    Group Holdings Holding Airlines Airways Motors Motor Industries Systems Technologies Technology
    Software Labs Lab Pharmaceuticals Pharma Therapeutics Energy Oil Gas Petroleum Mining Steel Media
    Broadcasting Television Radio Times Post Herald Tribune Journal Gazette Chronicle Telegraph News
    Newspaper Records Studios Pictures Entertainment Games Capital Partners Ventures Securities
    Insurance Financial Bancorp Telecom Communications Mobile Semiconductor Semiconductors Electronics
    Robotics Aerospace Dynamics Brothers Foods Brewing Stores Markets Exchange Networks Interactive
    United City FC F.C. Athletic Rovers Wanderers Yankees Lakers AI Institution Chemical Chemicals
    Electric Power Solar Logistics Shipping Railways Rail Analytics Intelligence Research
    Consulting Advisors Associates & ООО ПАО АО Rebels Militia Cooperative Hotels Resorts Orchestra
    """

  private static let landforms = """
    Strait Straits Mount Mt. Lake River Sea Ocean Gulf Bay Cape Island Islands Isle Peninsula Desert
    Valley Mountains Mountain Hills Province Region County District State Oblast Territory Territories Republic Kingdom City
    Town Village Street Avenue Road Square Bridge Airport Port Harbor Harbour Canal Channel Coast
    Plateau Basin Delta Forest Park Prefecture Governorate Municipality Heights Highway Square Beach
    Falls Creek Point Fort Camp Base Station Stadium Tower Palace Castle Cathedral Plaza Hall
    Temple Mosque Crossing Border Plant Refinery Prison Reef Archipelago Glacier Volcano Springs
    Северный Область Республика
    """

  private static let things = """
    Act Bill Law Treaty Agreement Accord Accords Convention Protocol Charter Constitution Declaration Pact
    Directive Regulation Amendment Order Summit Conference Congresses Olympics Cup Championship
    Championships Open Games Prize Award Awards War Wars Revolution Uprising Intifada Operation
    Hurricane Typhoon Cyclone Storm Earthquake Festival Day Index Report Plan Deal Program Programme
    Project Doctrine Resolution Mission Rover Telescope Virus Syndrome Referendum Code Strategy Framework Rights
    Peace Process Crisis Massacre Pride Week Era Age
    """

  private static let particles = """
    de del della di da dos das du des la le van von der den ter ten bin ibn bint al el ben y e zu und af av
    """

  private static let calendar = """
    January February March April May June July August September October November December Jan. Feb. Mar.
    Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Mon. Tue. Wed. Thu. Fri. Sat. Sun.
    """

  private static let common = """
    I I'm I've I'd I'll AI A.I. AGI CEO CFO CTO COO TV PC IT ID GDP CPI PPI VAT VPN VPNs API APIs URL PDF GPS DNA RNA HIV
    AIDS UFO OK AM PM A.M. P.M. a.m. p.m. GMT UTC EST EDT ET PST BST CET IPO ETF EV EVs SUV SUVs PR HR AR VR LLM LLMs
    GPU GPUs CPU CPUs NFT NFTs SMS USB QR FAQ DIY LGBT LGBTQ LGBTQ+ PhD MBA MP MPs MEP MEPs NGO NGOs
    Q1 Q2 Q3 Q4 H1 H2 Internet Web God Earth Moon Sun TRUE FALSE TB Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir Madam
    AD BC CO2 KM MW GW TB GB MB GHz MHz Covid-era ESG ICBM ICBMs CCTV UAV UAVs IED IEDs WMD LNG LPG PM2.5
    Rapid Read What's Happening Why Important Next Beyond Headlines Story Stories Content Generated
    Happened Matters Watch Background Internet-of-Things F1 U-turn T-shirt X-ray X-rays E-mail Dollar Euro
    State Government President Prime Minister Cabinet Opposition Parliament Speaker Chairman Chancellor
    Constitution Bill Act Court Army Navy Police Ministry Department Office Commission Council Committee
    Agency Board Bank Fund Group Party Union University College School Church Street Road City Island
    District Province Republic Kingdom Region County Summit Treaty Agreement Accord Plan Deal Project
    """

  private static let compass = """
    North South East West Northern Southern Eastern Western Central Upper Lower Northeast Northwest
    Southeast Southwest Northeastern Northwestern Southeastern Southwestern Greater Outer Inner
    """

  private static let verbs = """
    said says say will would has had have is was are were can could may might must should plans planned
    announced announces reported reports told warned warns claimed claims denied denies confirmed
    confirms accused accuses agreed agrees argued argues asked asks added adds stated states responded
    rejected rejects refused refuses launched launches unveiled unveils released releases fined fines
    sued sues banned bans blocked blocks opened opens closed closes signed signs bought buys sold sells
    cut cuts raised raises wants wanted faces faced did does also aims expects expected declined
    insisted insists urged urges called calls met meets won wins beat beats lost loses acquired
    acquires introduced introduces suspended suspends restricted restricts imposed imposes does
    did began begins became becomes makes made took takes gave gives put puts set hit hits
    promised vowed pledged hopes hoped removed published publishes appealed hired fired cited
    """

  private static let locatives = "in at near from across around outside inside toward towards via"

  private static let bodyCues = """
    regulator watchdog company firm owner operator agency giant startup start-up chipmaker carmaker
    automaker drugmaker manufacturer maker developer bank lender retailer insurer airline platform
    platforms app apps messenger messengers network networks service publisher broadcaster newspaper
    magazine website site group militia party union club team subsidiary unit rival rivals exchange
    brokerage brand company's startup's studio label think-tank charity nonprofit university ministry
    companies firms apps websites groups parties chain supplier contractor producer provider
    """

  private static let personCues = """
    president minister premier chancellor spokesman spokeswoman spokesperson chief executive founder co-founder
    director chairman chairwoman chair economist analyst professor lawyer attorney actor actress singer
    author writer journalist reporter billionaire businessman businesswoman activist coach manager
    striker midfielder defender goalkeeper senator governor mayor ambassador envoy judge prosecutor
    general colonel commander leader dissident whistleblower oligarch scientist researcher engineer
    boss candidate player named wife husband son daughter brother sister father mother widow
    """

  private static let placeCues = """
    city town village province region district island capital port county suburb neighbourhood neighborhood
    resort oblast peninsula state territory prefecture border
    """

  private static let abbreviations = """
    St. Ste. Mt. Ft. No. vs. v. etc. Inc. Corp. Ltd. Co. Bros. Jr. Sr. Dept. Univ. approx. est. ca. cf. Art.
    """
}
