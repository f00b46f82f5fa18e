extension Gazetteer {
  /// Public bodies, parties, alliances and movements: `Name=acronym or alias`.
  static let publicBodies = """
    United Nations=UN=U.N.=ООН=联合国
    UN Security Council=U.N. Security Council=United Nations Security Council=Security Council
    UN General Assembly=U.N. General Assembly=General Assembly
    World Health Organization=WHO=W.H.O.=World Health Organisation
    International Monetary Fund=IMF=МВФ, World Bank
    World Trade Organization=WTO=World Trade Organisation
    World Food Programme=WFP=World Food Program, UNICEF, UNESCO, UNHCR=U.N. refugee agency, UNRWA
    UNDP, OCHA, Food and Agriculture Organization=FAO, International Labour Organization=ILO
    Interpol, Europol, Frontex, International Atomic Energy Agency=IAEA=I.A.E.A.
    International Criminal Court=ICC, International Court of Justice=ICJ, World Court
    Human Rights Council, OPCW, UNAIDS, UNEP, IPCC, European Union=EU=E.U.=ЕС=欧盟
    European Commission=EC=Еврокомиссия, European Parliament, European Council
    Council of the European Union, European Central Bank=ECB, European Court of Justice=ECJ
    Eurogroup, European Court of Human Rights, Council of Europe
    European Data Protection Board=EDPB, European Medicines Agency=EMA, European Space Agency=ESA
    European Investment Bank=EIB, NATO=North Atlantic Treaty Organization=Nato=НАТО=北约, OSCE, OECD
    OPEC=OPEC+=Opec, G7=Group of Seven=G-7=G8, G20=Group of 20=G-20, BRICS=Brics
    ASEAN=Association of Southeast Asian Nations, African Union=AU?, ECOWAS=Ecowas, Arab League
    Gulf Cooperation Council=GCC, Mercosur, APEC, Organization of American States=OAS, Commonwealth?
    Shanghai Cooperation Organisation=SCO=Shanghai Cooperation Organization, Eurasian Economic Union
    CSTO, International Energy Agency=IEA, International Telecommunication Union=ITU, ICANN
    Red Cross=ICRC=International Committee of the Red Cross, Red Crescent
    Médecins Sans Frontières=Doctors Without Borders=MSF, Amnesty International=Amnesty
    Human Rights Watch=HRW, Greenpeace, Oxfam, Save the Children, Transparency International
    Wikimedia Foundation, Electronic Frontier Foundation=EFF, Access Now, Freedom House
    Reporters Without Borders=RSF, Committee to Protect Journalists=CPJ
    American Civil Liberties Union=ACLU, NetBlocks, Citizen Lab, NOYB=noyb, FIFA=Fifa, UEFA=Uefa
    International Olympic Committee=IOC, WADA, NBA, NFL, MLB, NHL, Premier League, White House
    Congress, U.S. Congress=US Congress, Senate, House of Representatives, Supreme Court, Capitol
    State Department, Treasury Department=US Treasury=Treasury
    Justice Department=Department of Justice=DOJ, Defense Department=Department of Defense=Pentagon
    Department of Homeland Security=DHS=Homeland Security, Department of War, Commerce Department
    Department of Energy, Department of Education, Department of Transportation
    Federal Reserve=Fed=US Federal Reserve, Federal Trade Commission=FTC=F.T.C.
    Federal Communications Commission=FCC=F.C.C., Securities and Exchange Commission=SEC=S.E.C.
    Food and Drug Administration=FDA=F.D.A.
    Centers for Disease Control and Prevention=CDC=Centers for Disease Control
    Environmental Protection Agency=EPA, Federal Bureau of Investigation=FBI=F.B.I.=ФБР
    Central Intelligence Agency=CIA=C.I.A., National Security Agency=NSA, NASA=Nasa
    Federal Aviation Administration=FAA, National Transportation Safety Board=NTSB, CISA
    Immigration and Customs Enforcement=ICE?, Customs and Border Protection=CBP, Secret Service, IRS
    Coast Guard, US Geological Survey=U.S. Geological Survey=USGS, NOAA, National Weather Service
    USAID, FEMA, CFPB, FDIC, NIST, DARPA, National Guard, U.S. Army=US Army, U.S. Navy=US Navy
    Air Force=U.S. Air Force, Marine Corps, Centcom=CENTCOM, Republican Party=GOP, Democratic Party
    Labour Party=Labour?, Conservative Party=Tories=Conservatives, Liberal Democrats=Lib Dems
    Reform UK, Scottish National Party=SNP, Sinn Féin=Sinn Fein, Green Party=Greens, Likud, Fatah
    Hamas=ХАМАС, Hezbollah=Hizbollah=Hizbullah, Islamic Jihad, Islamic State=ISIS=ISIL=Daesh
    al-Qaeda=al-Qaida=Al Qaeda=Al-Qaeda=al Qaeda=Al-Qaida=al-Qaïda=al Qaida, Taliban=Taleban
    Boko Haram, al-Shabab=al-Shabaab=Al-Shabab=Al-Shabaab, Houthis, Rapid Support Forces=RSF militia
    M23, Wagner Group=Wagner, Muslim Brotherhood, PKK=Kurdistan Workers' Party
    Syrian Democratic Forces=SDF
    Revolutionary Guards=IRGC=Islamic Revolutionary Guard Corps=Revolutionary Guard
    Palestinian Authority, PLO=Palestine Liberation Organization
    Israel Defense Forces=IDF=Israeli Defense Forces, Mossad, Shin Bet, Knesset, FARC, ELN, ETA?
    IRA=Irish Republican Army, Tamil Tigers=LTTE, Tren de Aragua, Sinaloa Cartel
    Kremlin=Кремль=克里姆林宫, Duma=State Duma=Госдума, Federation Council
    FSB=Federal Security Service=ФСБ, GRU, SVR, Roskomnadzor=RKN=Роскомнадзор, United Russia
    Rosatom, Roscosmos, Rosneft, Gazprom=Газпром, Lukoil, Sberbank=Сбербанк, VTB, Rostec
    Ministry of Digital Development, Central Bank of Russia=Bank of Russia, Verkhovna Rada=Rada
    Naftogaz, SBU=Security Service of Ukraine, Communist Party
    Chinese Communist Party=Communist Party of China=CCP=CPC, People's Liberation Army=PLA
    Politburo, Cyberspace Administration of China=CAC=国家网信办, Ministry of Commerce=MOFCOM
    People's Bank of China=PBOC, State Council, National People's Congress
    State Administration for Market Regulation=SAMR, Kuomintang=KMT, Bundestag, Bundesrat
    Bundesbank, Bundeswehr, CDU=Christian Democratic Union=Christian Democrats, CSU
    SPD=Social Democrats, AfD=Alternative for Germany, FDP, BaFin, Bundeskartellamt
    National Rally=Rassemblement National, La France Insoumise, CNIL, ARCOM=Arcom, Élysée=Elysee
    Quai d'Orsay, National Assembly, House of Commons=Commons, House of Lords=Lords?, Downing Street
    Whitehall, Home Office, Foreign Office, Treasury Committee, Bank of England=BoE, Ofcom, Ofgem
    Ofwat, National Health Service=NHS, Competition and Markets Authority=CMA
    Financial Conduct Authority=FCA, Information Commissioner's Office=ICO
    National Crime Agency=NCA, Metropolitan Police=Met Police, Scotland Yard, MI5, MI6, GCHQ
    National Cyber Security Centre=NCSC, Data Protection Commission=DPC, Riksdag, Storting
    Folketing, Sejm, Fidesz, Law and Justice=PiS, Civic Platform, Vox, Podemos, Syriza, Forza Italia
    Brothers of Italy, Five Star Movement, Ennahda, BJP=Bharatiya Janata Party, Congress Party
    Reserve Bank of India=RBI, Lok Sabha, TRAI, Liberal Democratic Party=LDP, Komeito
    Bank of Japan=BOJ, National Diet=Diet?, Bank of Korea, Bank of Canada
    Reserve Bank of Australia=RBA, Swiss National Bank=SNB, Riksbank, Norges Bank, Bank of Israel
    Bank for International Settlements=BIS, African National Congress=ANC, ANATEL=Anatel
    ZANU-PF=Zanu-PF, Movement for Democratic Change=MDC, PDVSA, Petrobras, Vatican Bank
    eSafety Commissioner=eSafety, World Economic Forum=WEF, Financial Action Task Force=FATF
    Financial Stability Board, Asian Development Bank=ADB
    International Civil Aviation Organization=ICAO, International Maritime Organization=IMO
    African Development Bank
    """

  /// Media, universities and clubs: `Name=alias`.
  static let institutions = """
    Reuters, Associated Press=AP, Agence France-Presse=AFP, Bloomberg=Bloomberg News, BBC=Би-би-си
    CNN, CBS=CBS News, NBC=NBC News, ABC News, New York Times=NYT=The New York Times
    Washington Post=The Washington Post, Wall Street Journal=WSJ=The Wall Street Journal
    Financial Times=FT=The Financial Times, Guardian=The Guardian, The Economist, The Times
    Daily Mail, The Sun, The Telegraph=Daily Telegraph, Le Monde, Der Spiegel=Spiegel, Die Zeit
    Bild, Süddeutsche Zeitung, Frankfurter Allgemeine Zeitung, El País=El Pais, Corriere della Sera
    La Repubblica, Al Jazeera=Al-Jazeera=al-Jazeera, Al Arabiya=Al-Arabiya, Xinhua=新华社, Global Times
    People's Daily, CCTV, South China Morning Post, Kyodo=Kyodo News, NHK, Nikkei Asia
    Asahi Shimbun, Yonhap, TASS=Tass=ТАСС, RIA Novosti=RIA, Interfax, Itar-Tass=ITAR-TASS, RT
    Sputnik, Kommersant, Novaya Gazeta, Meduza, Kyiv Independent, Ukrinform, Haaretz
    Times of Israel, Fox News=Fox, MSNBC, NPR, PBS, CNBC, Axios, Politico, Voice of America=VOA
    Radio Free Europe, Wired?, The Verge, TechCrunch, Forbes, Time magazine, Newsweek, Vogue
    Netflix, Disney=Walt Disney, Sky News, Sky, ITV, Channel 4, Deutsche Welle=DW, ZDF, ARD, RAI
    Televisa, IRNA, Fars, SANA, Wikipedia, Substack, Warner Bros.=Warner Bros, Paramount
    Harvard=Harvard University, Yale=Yale University, Stanford=Stanford University
    MIT=Massachusetts Institute of Technology, Princeton University=Princeton, Columbia University
    Oxford University=University of Oxford, Cambridge University=University of Cambridge
    Tsinghua University=Tsinghua, Peking University, Johns Hopkins University=Johns Hopkins
    Brookings Institution, RAND=RAND Corporation, Chatham House, Carnegie Endowment
    Heritage Foundation, Max Planck Institute, CERN, Chinese Academy of Sciences, ISRO, JAXA
    Real Madrid, FC Barcelona, Manchester United, Manchester City, Arsenal, Chelsea, Tottenham
    Liverpool FC, Bayern Munich, Juventus, Paris Saint-Germain=PSG, Inter Milan, AC Milan
    Borussia Dortmund, Ajax, Benfica, New York Yankees, Los Angeles Lakers, Dallas Cowboys
    """
}
