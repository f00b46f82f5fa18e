extension Gazetteer {
  /// Companies and their platforms: `Name=alias`.
  static let companies = """
    Meta?=Meta Platforms=Мета, Facebook, Instagram, WhatsApp=Whatsapp, Threads?, Telegram=Телеграм
    Signal?, Viber, WeChat=微信, Weibo, LINE, KakaoTalk=Kakao, TikTok=Tiktok, ByteDance=字节跳动, Douyin
    Snapchat=Snap?, Discord?, Reddit, Twitter, X?=X Corp=X Corp., xAI, YouTube=Youtube, LinkedIn
    Pinterest, Tumblr, Twitch, Bluesky, Mastodon, Skype, Zoom?, Slack?, Google=Гугл=谷歌, Alphabet
    DeepMind=Google DeepMind, Waymo, Apple?=Apple Inc=Apple Inc.=苹果公司, Microsoft=微软, GitHub, OpenAI
    Anthropic, Mistral AI=Mistral, DeepSeek, Perplexity, Cohere, Hugging Face, Stability AI
    Character.AI, Scale AI, Palantir, Anduril, Nvidia=NVIDIA=英伟达, AMD, Intel, Qualcomm, Broadcom
    Arm?, Micron, TSMC=台积电, Samsung=Samsung Electronics=삼성, SK Hynix=SK hynix, ASML, NXP, Nexperia
    Infineon, STMicroelectronics, Wingtech, SMIC, Huawei=华为, ZTE, Xiaomi=小米, Oppo, Vivo, Lenovo
    Foxconn=Hon Hai, Sony, Nintendo, Panasonic, Toshiba, Hitachi, Canon?, Fujitsu, NEC
    SoftBank=Softbank, Rakuten, LG=LG Electronics, Naver, Alibaba=阿里巴巴, Ant Group, Tencent=腾讯
    Baidu=百度, JD.com, PDD, Temu, Shein, Meituan, Didi, Amazon?=Amazon.com=亚马逊
    Amazon Web Services=AWS, eBay, Etsy, PayPal, Stripe?, Block?, Visa?, Mastercard
    American Express, Klarna, Revolut, Wise?, Adyen, Uber, Lyft, Airbnb
    Booking.com=Booking Holdings, Expedia, DoorDash, Deliveroo, Delivery Hero, Grab?, Gojek, Bolt?
    Spotify, Oracle?, SAP, Salesforce, IBM, Cisco, Dell, HP, Adobe, Intuit, Shopify, Cloudflare
    CrowdStrike, Palo Alto Networks, Kaspersky=Kaspersky Lab, Fortinet, Okta, MongoDB, Snowflake?
    Databricks, Canva, Atlassian, Mozilla, Proton?, Yandex=Яндекс, VK=VKontakte=ВКонтакте, Mail.ru
    Odnoklassniki, Rostelecom=Ростелеком, MTS, MegaFon, Beeline, Ozon, Wildberries, Vodafone, BT
    Orange?, Telefónica=Telefonica, Deutsche Telekom=T-Mobile, Verizon, AT&T, Comcast, Charter?
    Nokia, Ericsson, China Mobile, China Telecom, China Unicom, Bharti Airtel=Airtel
    Reliance=Reliance Industries, Jio, Tata=Tata Group, Adani=Adani Group, Infosys, Binance
    Coinbase, Tether?, FTX, Kraken?, Ripple?, Circle?, Robinhood, BlackRock, Blackstone, KKR
    Goldman Sachs, JPMorgan=JPMorgan Chase=JP Morgan, Morgan Stanley, Citigroup=Citi
    Bank of America, Wells Fargo, HSBC, Barclays, Lloyds, NatWest, Standard Chartered, UBS
    Credit Suisse, Deutsche Bank, Commerzbank, BNP Paribas, Société Générale, Santander, BBVA
    UniCredit, Intesa Sanpaolo, ING, Rabobank, Raiffeisen=Raiffeisen Bank, Nordea, Danske Bank
    Allianz, AXA, Berkshire Hathaway, Vanguard, Fidelity, Temasek, Mitsubishi, Mitsui, Nomura
    Evergrande, Country Garden, Moody's, Fitch=Fitch Ratings, S&P=S&P Global=Standard & Poor's
    Moody's Investors Service, Dow Jones, Nasdaq, New York Stock Exchange=NYSE
    London Stock Exchange=LSE, Euronext, SWIFT, Euroclear, Deloitte, KPMG, PwC, EY, McKinsey
    Accenture, Gartner, Ipsos, Gallup, YouGov, Nielsen, Tesla, SpaceX, Neuralink, Blue Origin
    Boeing, Airbus, Lockheed Martin, Raytheon=RTX, Northrop Grumman, General Dynamics, BAE Systems
    Rheinmetall, Leonardo, Thales, Dassault=Dassault Aviation, Saab, Embraer, Bombardier
    Rolls-Royce, General Electric=GE=GE Aerospace, Honeywell, Siemens=Siemens AG, ABB, Bosch
    Thyssenkrupp=ThyssenKrupp, BASF, Bayer, Rocket Lab, Virgin Galactic, Volkswagen=VW, BMW
    Mercedes-Benz=Mercedes=Daimler, Audi, Porsche, Opel, Renault, Stellantis, Peugeot, Fiat, Ferrari
    Volvo, Toyota, Honda, Nissan, Mazda, Subaru, Suzuki, Hyundai=Hyundai Motor, Kia, BYD=比亚迪, Geely
    NIO=Nio, Xpeng=XPeng, SAIC, Ford?=Ford Motor, General Motors=GM, Chrysler, Rivian, Lucid?, CATL
    Northvolt, LG Energy Solution, Exxon=ExxonMobil=Exxon Mobil, Chevron, BP
    Shell?=Royal Dutch Shell, TotalEnergies=Total?, Eni, Equinor, Saudi Aramco=Aramco, ADNOC
    QatarEnergy, Sinopec, PetroChina, CNOOC, ConocoPhillips, Halliburton, Schlumberger, Vitol
    Trafigura, Glencore, Rio Tinto, BHP, Vale?, Anglo American, ArcelorMittal, Nippon Steel
    U.S. Steel=US Steel, EDF, Engie, E.ON, RWE, Uniper, Iberdrola, Enel, Orsted=Ørsted, Vestas
    Novatek, Transneft, Nornickel, Rusal, Alrosa, Aeroflot, Pfizer, Moderna, AstraZeneca, GSK
    Novartis, Roche, Sanofi, Merck, Johnson & Johnson, Eli Lilly, Novo Nordisk, BioNTech, Sinovac
    Gilead, AbbVie, Amgen, Biogen, UnitedHealth=UnitedHealth Group, CVS, Walgreens, Nestlé=Nestle
    Unilever, Danone, Procter & Gamble=P&G, Coca-Cola, PepsiCo=Pepsi, McDonald's, Starbucks
    Walmart=Wal-Mart, Target?, Costco, Tesco, Sainsbury's, Carrefour, Lidl, Aldi, IKEA=Ikea, H&M
    Zara, Inditex, Nike, Adidas, LVMH, Gucci, Kering, Hermès, L'Oréal, Rolex, Lego, Mattel, Hasbro
    Philip Morris, Lufthansa, Ryanair, EasyJet=easyJet, British Airways, Air France=Air France-KLM
    KLM, Delta Air Lines=Delta?, United Airlines, American Airlines, Southwest Airlines
    Qatar Airways, Etihad, Turkish Airlines, Air India, Cathay Pacific, Singapore Airlines, Qantas
    Maersk, MSC, Hapag-Lloyd, COSCO=Cosco, DP World, FedEx, UPS, DHL, Deutsche Bahn, Deutsche Post
    SNCF, Eurostar, Siemens Energy, Alstom, CK Hutchison, Evergreen?, NSO Group, Clearview AI
    Cambridge Analytica, DuckDuckGo, Activision=Activision Blizzard, Electronic Arts, Valve?
    Epic Games, Roblox, Ubisoft, Unity?, Universal Music=Universal Music Group, Vivendi, Bertelsmann
    Enron, WorldCom, Yukos, Lehman Brothers, Arthur Andersen, Theranos, WeWork, Wirecard, Chipotle
    Peloton, GameStop, Trump Organization, Truth Social, Trump Media, Rumble?, Parler, Gab?, Quora
    Yahoo, AOL
    """
}
