/// What the names of people, organisations and places are made of.
enum NameParts {
  static let first = """
    Anna Boris Carlos Diana Elena Farid Grace Henrik Ines Jonas Karim Lucia Marek Nadia Oscar Priya
    Quentin Rosa Samuel Tanya Umar Vera Wei Xenia Yusuf Zofia Amara Bruno Clara Dmitri Esther Felix
    Gita Hugo Irina Jamal Keiko Leon Maria Nikolai Olga Pedro Rania Stefan Thandi Ulrich Viktor
    Wanda Yuki Zara Aisha Benedikt Camille Darius Emeka Fatima Georg Hana Ivan Julia Kofi Lars Mina
    Noah Omar Paula Ravi Sofia Tomas Ursula Vikram Willem Ximena Yara Zoltan
    """
  static let last = """
    Petrov Garcia Schmidt Tanaka Okafor Larsen Rossi Novak Kim Dubois Haddad Singh Moreau Kowalski
    Ivanova Costa Berg Weber Mendes Sato Ndiaye Fischer Horvat Nielsen Romero Popescu Abdi Chen Wu
    Lindqvist Marino Baker Turner Hughes Murphy Walsh Reid Grant Stone Marsh Fields Brooks Hale
    """
  /// Real places, which a reader's gazetteer knows.
  static let places = """
    Russia|Ukraine|China|Moscow|Washington|Brussels|Germany|France|India|London|Beijing|Japan|Iran
    Israel|Turkey|Poland|Brazil|Berlin|Paris|Kyiv|Taiwan|Mexico|Canada|Spain|Italy|Tokyo|Egypt|Nigeria
    South Africa|Australia|Indonesia|Vietnam|South Korea|Argentina|Geneva|Vienna|Delhi|Istanbul
    """
  /// Real organisations; the first are asked for in many a query.
  static let organisations = """
    Roskomnadzor|Telegram|WhatsApp|Meta|European Union|United Nations|European Commission|Google
    Apple|Microsoft|Amazon|Gazprom|World Bank|NATO|OPEC|Nvidia|Samsung|Toyota|Reuters|Greenpeace|OpenAI
    """
  static let organisationForms = [
    "* Group", "* Holdings", "* Energy", "Bank of *", "* Bank", "Ministry of *", "* Institute",
    "University of *", "* Motors", "* Airlines", "* Party", "* Telecom", "* Foundation", "* Union",
    "* Capital", "* Pharma", "* Times", "* Agency", "Port of *", "*", "* Systems", "* Council",
  ]
  static let placeForms = ["*", "*", "*", "*grad", "*ville", "New *", "* Island", "* Province"]

  static let sources = [
    "Example Wire", "Morning Dispatch", "Northern Post", "The Ledger", "Harbour Times",
    "City Bulletin", "World Desk", "Science Weekly", "Market Note", "Eastern Review",
  ]
  static let tags = [
    "politics", "economy", "technology", "messaging", "energy", "climate", "health", "courts",
    "elections", "defence", "trade", "science", "culture", "sport", "privacy", "migration", "space",
  ]

  static let cyrillicNouns = [
    "Минцифры", "Роскомнадзор", "Правительство", "Парламент", "Центробанк", "Суд", "Министерство",
    "Регулятор", "Компания", "Президент", "Минц", "Госдума", "Оператор", "Совет", "Биржа",
  ]
  static let cyrillicVerbs = [
    "ограничивает", "обсуждает", "предлагает", "отменяет", "готовит", "проверяет", "поддерживает",
  ]
  static let cyrillicObjects = [
    "звонки в мессенджерах", "новые правила", "бюджет на год", "санкции", "доступ к данным",
    "выборы в регионах", "поставки газа", "цены на топливо", "работу платформ",
    "договор о торговле",
  ]
  static let cjkSubjects = [
    "政府", "中国代表团", "日本政府", "東京都", "国会", "中央銀行", "北京市", "外務省", "委員会",
    "代表取締役", "最高裁", "联合国",
  ]
  static let cjkVerbs = ["が発表", "は延期", "が承認", "宣布", "が検討", "计划", "が合意"]
  static let cjkObjects = [
    "新しい規則", "選挙の日程", "贸易协议", "予算案", "数据安全法", "時刻表の変更", "代表者会議",
    "エネルギー政策", "关税清单", "人工知能の指針",
  ]
}
