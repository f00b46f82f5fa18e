extension Gazetteer {
  /// Products, events, laws and eras: `Name=alias`.
  static let things = """
    Android, iOS, iPhone=iPhones, iPad=iPads, MacBook, Windows?, Linux, Debian, OpenSSL, curl
    Kubernetes, ChatGPT, GPT-4, GPT-5, Gemini, Claude, Copilot, Grok, Siri, Alexa, Chrome?, Firefox
    Safari?, Bitcoin, Ethereum, Dogecoin, Xbox, PlayStation, Nintendo Switch, Kindle, Starlink
    Starship, Falcon 9, Pegasus, Play Store=Google Play, App Store, Gmail, Google Maps
    Google Search, VK Messenger, Vision Pro, Model Y, Model 3, Cybertruck, Boeing 737
    Boeing 737 MAX=737 MAX, Boeing 787, Airbus A320, Airbus A380, F-16=F-16s, F-35=F-35s, HIMARS
    ATACMS, Patriot=Patriots, Tomahawk=Tomahawks, Storm Shadow, Taurus?, Leopard 2, Shahed=Shaheds
    Iron Dome, Kinzhal, Oreshnik, Iskander, Abrams, Nord Stream=Nord Stream 2, TurkStream, Druzhba
    Power of Siberia, Belt and Road=Belt and Road Initiative, Green Deal=European Green Deal
    Ozempic, Wegovy, Mounjaro, Viagra, Zepbound, Covid-19=COVID-19=Covid=COVID, Ebola, mpox, H5N1
    World War I=First World War, World War II=Second World War=WWII, Cold War, Vietnam War
    Korean War, Holocaust, Brexit, Great Depression, Arab Spring, Watergate, D-Day, Holodomor, Nakba
    Intifada, World Cup, Super Bowl, Olympics=Olympic Games=Winter Olympics=Summer Olympics=Olympic
    Paralympics, Champions League, Eurovision=Eurovision Song Contest, Wimbledon Championships
    Tour de France, Grand Prix, Oscar=Oscars, Grammy=Grammys, Emmy=Emmys, Nobel Prize
    Nobel Peace Prize, Pulitzer Prize, Christmas, Easter, Ramadan, Hanukkah, Diwali, Thanksgiving
    Eid, Lunar New Year, Passover, Bible, Koran=Quran, Torah, Digital Services Act=DSA
    Digital Markets Act=DMA, AI Act=EU AI Act, General Data Protection Regulation=GDPR
    Online Safety Act, Patriot Act, Section 230, Section 702, First Amendment, Second Amendment
    Geneva Convention=Geneva Conventions, Kyoto Protocol, Paris Agreement=Paris climate agreement
    Minsk agreements, Abraham Accords, Good Friday Agreement, Maastricht Treaty, Lisbon Treaty
    New START, Affordable Care Act=Obamacare, Inflation Reduction Act
    CHIPS Act=CHIPS and Science Act, Magna Carta, Basic Law, Medicaid, Medicare, Schengen, NAFTA
    USMCA, Bretton Woods, S&P 500, Dow Jones Industrial Average=Dow, FTSE 100=FTSE, DAX
    Nasdaq Composite, Nikkei 225=Nikkei, Hang Seng=Hang Seng Index, Stoxx 600, Brent
    West Texas Intermediate=WTI, English Channel Tunnel, International Space Station=ISS, Hubble
    James Webb Space Telescope, Artemis, Hurricane Katrina, Black Lives Matter, MeToo, MAGA
    Ring of Fire
    """
}
