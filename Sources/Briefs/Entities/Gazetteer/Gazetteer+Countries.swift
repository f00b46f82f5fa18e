extension Gazetteer {
  /// Countries and territories with short names and other spellings, then their demonyms:
  /// `Name=alias:demonym=alias`. A `?` marks a spelling that is also a common word.
  static let countries = """
    Afghanistan:Afghan=Afghans, Albania:Albanian=Albanians, Algeria:Algerian=Algerians
    Andorra:Andorran=Andorrans, Angola:Angolan=Angolans
    Antigua and Barbuda=Antigua:Antiguan=Antiguans
    Argentina=Argentine Republic:Argentine=Argentinian=Argentines=Argentinians
    Armenia:Armenian=Armenians, Australia=澳大利亚:Australian=Australians=Aussie=Aussies
    Austria=Österreich:Austrian=Austrians, Azerbaijan:Azerbaijani=Azerbaijanis=Azeri=Azeris
    Bahamas=The Bahamas:Bahamian=Bahamians, Bahrain:Bahraini=Bahrainis
    Bangladesh:Bangladeshi=Bangladeshis, Barbados:Barbadian=Barbadians
    Belarus=Беларусь:Belarusian=Belarusians=Belarussian, Belgium:Belgian=Belgians
    Belize:Belizean=Belizeans, Benin:Beninese, Bhutan:Bhutanese, Bolivia:Bolivian=Bolivians
    Bosnia and Herzegovina=Bosnia=Bosnia-Herzegovina:Bosnian=Bosnians, Botswana:Botswanan=Botswanans
    Brazil=Brasil:Brazilian=Brazilians, Brunei:Bruneian=Bruneians, Bulgaria:Bulgarian=Bulgarians
    Burkina Faso:Burkinabe=Burkinabé, Burundi:Burundian=Burundians, Cambodia:Cambodian=Cambodians
    Cameroon:Cameroonian=Cameroonians, Canada=加拿大:Canadian=Canadians
    Cape Verde=Cabo Verde:Cape Verdean=Cape Verdeans, Central African Republic:Central African
    Chad?=Republic of Chad:Chadian=Chadians, Chile:Chilean=Chileans
    China=PRC=People's Republic of China=中国=中國:Chinese, Colombia:Colombian=Colombians
    Comoros:Comorian=Comorians
    Democratic Republic of the Congo=DRC=DR Congo=Democratic Republic of Congo=Congo:Congolese
    Republic of the Congo=Congo-Brazzaville, Costa Rica:Costa Rican=Costa Ricans
    Croatia:Croatian=Croatians=Croat=Croats, Cuba:Cuban=Cubans, Cyprus:Cypriot=Cypriots
    Czech Republic=Czechia:Czech=Czechs, Denmark:Danish=Dane=Danes, Djibouti:Djiboutian=Djiboutians
    Dominica, Dominican Republic:Dominican=Dominicans
    Ecuador:Ecuadorian=Ecuadorians=Ecuadorean=Ecuadoreans, Egypt:Egyptian=Egyptians
    El Salvador:Salvadoran=Salvadorans=Salvadorean, Equatorial Guinea, Eritrea:Eritrean=Eritreans
    Estonia:Estonian=Estonians, Eswatini=Swaziland:Swazi=Swazis, Ethiopia:Ethiopian=Ethiopians
    Fiji:Fijian=Fijians, Finland:Finnish=Finn=Finns, France=法国:French=Frenchman=Frenchmen
    Gabon:Gabonese, Gambia=The Gambia:Gambian=Gambians, Georgia:Georgian=Georgians
    Germany=Deutschland=德国=Германия:German=Germans, Ghana:Ghanaian=Ghanaians
    Greece=Ελλάδα:Greek=Greeks, Grenada:Grenadian=Grenadians, Guatemala:Guatemalan=Guatemalans
    Guinea:Guinean=Guineans, Guinea-Bissau, Guyana:Guyanese, Haiti:Haitian=Haitians
    Honduras:Honduran=Hondurans, Hungary:Hungarian=Hungarians
    Iceland:Icelandic=Icelander=Icelanders, India=印度=भारत:Indian=Indians
    Indonesia:Indonesian=Indonesians, Iran=Islamic Republic of Iran=伊朗=Иран:Iranian=Iranians
    Iraq:Iraqi=Iraqis, Ireland=Republic of Ireland:Irish=Irishman=Irishmen
    Israel=以色列=Израиль=ישראל:Israeli=Israelis, Italy=Italia:Italian=Italians
    Ivory Coast=Côte d'Ivoire=Cote d'Ivoire:Ivorian=Ivorians, Jamaica:Jamaican=Jamaicans
    Japan=日本:Japanese, Jordan?:Jordanian=Jordanians, Kazakhstan=Казахстан:Kazakh=Kazakhs=Kazakhstani
    Kenya:Kenyan=Kenyans, Kiribati, Kosovo:Kosovar=Kosovars=Kosovan, Kuwait:Kuwaiti=Kuwaitis
    Kyrgyzstan:Kyrgyz, Laos:Laotian=Laotians=Lao, Latvia:Latvian=Latvians, Lebanon:Lebanese
    Lesotho:Basotho, Liberia:Liberian=Liberians, Libya:Libyan=Libyans, Liechtenstein
    Lithuania:Lithuanian=Lithuanians, Luxembourg:Luxembourger=Luxembourgers, Madagascar:Malagasy
    Malawi:Malawian=Malawians, Malaysia:Malaysian=Malaysians, Maldives:Maldivian=Maldivians
    Mali:Malian=Malians, Malta:Maltese, Marshall Islands:Marshallese
    Mauritania:Mauritanian=Mauritanians, Mauritius:Mauritian=Mauritians
    Mexico=México:Mexican=Mexicans, Micronesia:Micronesian=Micronesians, Moldova:Moldovan=Moldovans
    Monaco, Mongolia:Mongolian=Mongolians, Montenegro:Montenegrin=Montenegrins
    Morocco:Moroccan=Moroccans, Mozambique:Mozambican=Mozambicans, Myanmar=Burma:Burmese
    Namibia:Namibian=Namibians, Nauru, Nepal:Nepali=Nepalis=Nepalese
    Netherlands=The Netherlands=Holland:Dutch=Dutchman=Dutchmen
    New Zealand:New Zealander=New Zealanders=Kiwi, Nicaragua:Nicaraguan=Nicaraguans
    Niger:Nigerien=Nigeriens, Nigeria:Nigerian=Nigerians
    North Korea=DPRK=Democratic People's Republic of Korea=朝鲜=北朝鮮:North Korean=North Koreans
    North Macedonia=Macedonia:Macedonian=Macedonians, Norway:Norwegian=Norwegians, Oman:Omani=Omanis
    Pakistan:Pakistani=Pakistanis, Palau:Palauan=Palauans
    Palestine=State of Palestine=Palestinian Territories=Palestinian territories:Palestinian\
    =Palestinians, Panama:Panamanian=Panamanians, Papua New Guinea:Papuan=Papuans
    Paraguay:Paraguayan=Paraguayans, Peru=Perú:Peruvian=Peruvians
    Philippines=The Philippines:Filipino=Filipinos=Philippine, Poland=Polska:Polish?=Pole=Poles?
    Portugal:Portuguese, Qatar:Qatari=Qataris, Romania:Romanian=Romanians
    Russia=Russian Federation=Россия=России=俄罗斯=ロシア:Russian=Russians, Rwanda:Rwandan=Rwandans
    Saint Kitts and Nevis, Saint Lucia=St. Lucia, Saint Vincent and the Grenadines
    Samoa:Samoan=Samoans, San Marino, São Tomé and Príncipe
    Saudi Arabia=Kingdom of Saudi Arabia:Saudi=Saudis=Saudi Arabian, Senegal:Senegalese
    Serbia:Serbian=Serbians=Serb=Serbs, Seychelles, Sierra Leone:Sierra Leonean=Sierra Leoneans
    Singapore=新加坡:Singaporean=Singaporeans, Slovakia:Slovak=Slovaks=Slovakian
    Slovenia:Slovenian=Slovenians=Slovene=Slovenes, Solomon Islands, Somalia:Somali=Somalis=Somalian
    South Africa:South African=South Africans
    South Korea=Republic of Korea=ROK=韩国=한국=대한민국:South Korean=South Koreans, Korea:Korean=Koreans
    South Sudan:South Sudanese, Spain=España:Spanish=Spaniard=Spaniards
    Sri Lanka:Sri Lankan=Sri Lankans, Sudan:Sudanese, Suriname:Surinamese
    Sweden=Sverige:Swedish=Swede=Swedes, Switzerland=Schweiz:Swiss, Syria:Syrian=Syrians
    Taiwan=Republic of China=台湾=台灣:Taiwanese, Tajikistan:Tajik=Tajiks, Tanzania:Tanzanian=Tanzanians
    Thailand:Thai=Thais, Timor-Leste=East Timor:Timorese=East Timorese, Togo:Togolese
    Tonga:Tongan=Tongans, Trinidad and Tobago=Trinidad:Trinidadian, Tunisia:Tunisian=Tunisians
    Turkey?=Türkiye=Turkiye=Türkei:Turkish=Turk=Turks, Turkmenistan:Turkmen, Tuvalu
    Uganda:Ugandan=Ugandans, Ukraine=Україна=Украина=України=乌克兰=ウクライナ:Ukrainian=Ukrainians
    United Arab Emirates=UAE=U.A.E.=Emirates:Emirati=Emiratis
    United Kingdom=UK=U.K.=Great Britain=Britain=英国:British=Briton=Britons=Brit=Brits
    England:English?=Englishman=Englishmen, Scotland:Scottish=Scot=Scots, Wales:Welsh=Welshman
    Northern Ireland
    United States=US=U.S.=USA=U.S.A.=United States of America=America=美国=アメリカ=США:American=Americans
    Uruguay:Uruguayan=Uruguayans, Uzbekistan:Uzbek=Uzbeks, Vanuatu, Vatican City=Holy See=Vatican
    Venezuela:Venezuelan=Venezuelans, Vietnam=Viet Nam=越南:Vietnamese
    Western Sahara:Sahrawi=Sahrawis, Yemen:Yemeni=Yemenis, Zambia:Zambian=Zambians
    Zimbabwe:Zimbabwean=Zimbabweans, Hong Kong=香港:Hong Konger=Hong Kongers, Macau=Macao
    Greenland:Greenlander=Greenlanders=Greenlandic, Puerto Rico:Puerto Rican=Puerto Ricans, Guam
    Bermuda:Bermudian, Gibraltar, Cayman Islands, Faroe Islands, New Caledonia
    Abkhazia:Abkhaz=Abkhazian, South Ossetia:Ossetian=Ossetians, Transnistria, Nagorno-Karabakh
    Somaliland, Chechnya:Chechen=Chechens, Soviet Union=USSR=U.S.S.R.=СССР:Soviet=Soviets
    Yugoslavia:Yugoslav=Yugoslavs
    """

  /// Peoples, faiths and political colours: `Name=alias`, shown like demonyms.
  static let peoples = """
    Arab=Arabs=Arabic=Arabian, African=Africans, Asian=Asians, European=Europeans
    Latin American=Latin Americans, African American=African Americans=African-American
    Kurdish=Kurd=Kurds, Uyghur=Uyghurs=Uighur=Uighurs, Tibetan=Tibetans, Tatar=Tatars
    Rohingya=Rohingyas, Hispanic=Hispanics, Latino=Latinos, Roma?, Sikh=Sikhs, Hindu=Hindus
    Muslim=Muslims, Islamic=Islamist=Islamists, Jewish=Jew=Jews, Christian=Christians
    Catholic=Catholics=Roman Catholic=Roman Catholics, Orthodox?, Protestant=Protestants
    Buddhist=Buddhists, Sunni=Sunnis, Shiite=Shiites=Shi'ite=Shi'ites=Shia, Druze, Alawite=Alawites
    Houthi, Republican=Republicans, Democrat=Democrats=Democratic, Zionist=Zionists
    Communist=Communists, Nazi=Nazis, Maoist=Maoists, Pashtun=Pashtuns, Hutu=Hutus, Tutsi=Tutsis
    Basque=Basques, Catalan=Catalans, Bosniak=Bosniaks, Baltic, Balkan, Nordic, Scandinavian
    Caribbean, Amhara, Tigrayan=Tigrayans, Oromo, Inuit, Native American=Native Americans
    Californian=Californians, Texan=Texans, Parisian=Parisians, Londoner=Londoners
    New Yorker=New Yorkers, Muscovite=Muscovites, Eurosceptic, Anglican=Anglicans
    """
}
