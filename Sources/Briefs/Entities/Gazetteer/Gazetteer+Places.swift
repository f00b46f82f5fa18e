extension Gazetteer {
  /// Continents, regions, waters, states and cities: `Name=alias`.
  static let places = """
    Africa, Asia, Europe=Европа=欧洲, North America, South America, Latin America, Central America
    Antarctica, Oceania, Eurasia, Middle East, Near East, Far East, Southeast Asia=South-East Asia
    South Asia, East Asia, Central Asia, Western Europe, Eastern Europe, Central Europe, West Africa
    East Africa, Southern Africa, North Africa, Sub-Saharan Africa, Sahel, Sahara, Horn of Africa
    Maghreb, Balkans, Caucasus, North Caucasus, South Caucasus, Scandinavia, Baltics, Caribbean
    Iberia, Siberia, Crimea=Крым, Donbas=Donbass, Kashmir, Punjab, Sinai, Gaza=Gaza Strip=Газа
    West Bank, East Jerusalem, Golan Heights, Kurdistan, Darfur, Tigray, Xinjiang, Tibet
    Inner Mongolia, Guangdong, Sichuan, Hubei, Zhejiang, Jiangsu, Fujian, Yunnan, Shandong, Hainan
    Catalonia, Bavaria, Saxony, Flanders, Wallonia, Lombardy, Sicily, Sardinia, Tuscany, Normandy
    Brittany, Provence, Andalusia, Basque Country, Galicia, Kaliningrad, Kursk, Belgorod, Bryansk
    Dagestan, Tatarstan, Ingushetia, Donetsk, Luhansk=Lugansk, Zaporizhzhia=Zaporizhia, Kherson
    Kharkiv=Kharkov, Sumy, Chernihiv, Mariupol, Bakhmut, Avdiivka, Pokrovsk, Dnipro, Lviv=Lvov
    Odesa=Odessa=Одесса, Mykolaiv, Kryvyi Rih, Poltava, Vinnytsia, Kramatorsk, Chernobyl=Chornobyl
    Sevastopol, Idlib, Latakia, Kandahar, Helmand, Balochistan, Sindh, Khyber Pakhtunkhwa
    Waziristan, Kerala, Gujarat, Maharashtra, Tamil Nadu, Uttar Pradesh, Bihar, West Bengal
    Karnataka, Assam, Manipur, Rakhine, Aceh, Sumatra, Java?, Borneo, Sulawesi, Mindanao, Luzon
    Okinawa, Hokkaido, Fukushima, Honshu, Kyushu, Jeju, Ontario, Quebec, British Columbia, Alberta
    Manitoba, Saskatchewan, Nova Scotia, Newfoundland, New South Wales, Queensland, Tasmania
    Western Australia, South Australia, Arctic, Arctic Ocean, Atlantic=Atlantic Ocean
    Pacific=Pacific Ocean, Indian Ocean, Southern Ocean, Indo-Pacific, Asia-Pacific
    Mediterranean=Mediterranean Sea, Black Sea, Red Sea, Baltic Sea, North Sea, Caspian Sea
    Arabian Sea, Aegean=Aegean Sea, Adriatic, South China Sea, East China Sea, Yellow Sea
    Sea of Azov, Sea of Japan, Barents Sea, Bering Sea, Persian Gulf=Arabian Gulf
    Gulf of Mexico=Gulf of America, Gulf of Aden, Gulf of Oman, Bay of Bengal
    Strait of Hormuz=Straits of Hormuz, Taiwan Strait, Strait of Malacca, Bosphorus, Dardanelles
    Bab el-Mandeb=Bab al-Mandab, Suez Canal, Panama Canal, English Channel, Kerch Strait
    Strait of Gibraltar, Scarborough Shoal, Second Thomas Shoal, Spratly Islands, Paracel Islands
    Senkaku Islands, Diego Garcia, Chagos Islands, Falkland Islands=Falklands, Amazon River, Nile
    Danube, Rhine, Volga, Dnieper=Dnipro River, Mekong, Ganges, Yangtze, Jordan River, Euphrates
    Tigris, Alps, Himalayas, Andes, Urals, Mount Everest=Everest, Amazon rainforest, Silicon Valley
    Wall Street, Guantanamo Bay=Guantanamo=Guantánamo, Svalbard, Ramstein, Davos, Camp David
    Mar-a-Lago, Times Square, Tiananmen Square, Red Square, Capitol Hill, Manhattan, Brooklyn
    Hollywood, Heathrow, Wimbledon, Chernobyl Exclusion Zone, Alabama, Alaska, Arizona, Arkansas
    California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa
    Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi
    Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico
    New York=New York City=NYC=N.Y., North Carolina, North Dakota, Ohio, Oklahoma, Oregon
    Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont
    Virginia, Washington=Washington D.C.=Washington DC=D.C., Washington State, West Virginia
    Wisconsin, Wyoming, District of Columbia, Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Aden
    Adelaide, Ahmedabad, Aleppo, Alexandria, Algiers, Almaty, Amman, Amsterdam, Anchorage, Ankara
    Antananarivo, Antwerp, Ashgabat, Asmara, Astana=Nur-Sultan, Asunción=Asuncion, Athens, Atlanta
    Auckland, Austin, Baghdad, Baku, Bali, Baltimore, Bamako, Bangalore=Bengaluru, Bangkok, Bangui
    Banjul, Barcelona, Basel, Basra, Bath?, Beijing=Peking=北京, Beirut, Belfast, Belgrade, Benghazi
    Berlin=Берлин=柏林, Bern, Bethlehem, Bilbao, Birmingham, Bishkek, Bissau, Bogotá=Bogota, Bologna
    Bonn, Bordeaux, Boston, Brasília=Brasilia, Bratislava, Bremen, Brisbane, Bristol
    Brussels=Bruxelles=布鲁塞尔, Bucharest, Budapest, Buenos Aires, Bujumbura, Busan, Cairo, Calgary
    Cambridge, Canberra, Cannes, Cape Town, Caracas, Cardiff, Casablanca, Chengdu, Chennai=Madras
    Chicago, Chişinău=Chisinau=Chișinău, Chongqing, Christchurch, Cleveland, Cologne, Colombo
    Conakry, Copenhagen, Cork?, Dakar, Dallas, Damascus, Dar es Salaam, Darwin, Delhi=New Delhi
    Denver, Detroit, Dhaka, Djibouti City, Dodoma, Doha, Dortmund, Dresden, Dubai, Dublin, Durban
    Dushanbe, Düsseldorf=Dusseldorf, Edinburgh, Eindhoven, Entebbe, Erbil, Florence, Frankfurt
    Freetown, Gaborone, Gaza City, Gdańsk=Gdansk, Geneva, Genoa, Georgetown, Glasgow, Goma
    Gothenburg, Guadalajara, Guangzhou, Guatemala City, Haifa, Hamburg, Hangzhou, Hanoi, Hanover
    Harare, Havana, Helsinki, Hiroshima, Ho Chi Minh City=Saigon, Honolulu, Houston, Hyderabad
    Islamabad, Istanbul, Izmir, Jakarta, Jeddah, Jerusalem=ירושלים, Johannesburg, Juba, Kabul
    Kampala, Karachi, Kathmandu, Kazan, Khan Younis=Khan Yunis, Khartoum, Kigali, Kingston, Kinshasa
    Kolkata=Calcutta, Kraków=Krakow, Kuala Lumpur, Kuwait City, Kyiv=Kiev=Київ=Киев=基辅, Kyoto
    La Paz, Lagos, Lahore, Las Vegas, Lausanne, Leeds, Leipzig, Libreville, Lille, Lilongwe, Lima
    Lisbon, Liverpool, Ljubljana, Lomé=Lome, London=Лондон=伦敦, Los Angeles=L.A., Luanda, Lusaka
    Lyon, Madrid, Malé, Malmö=Malmo, Managua, Manama, Manchester, Manila, Maputo
    Marrakesh=Marrakech, Marseille, Maseru, Mecca, Medellín=Medellin, Medina, Melbourne, Memphis
    Mexico City, Miami, Milan, Milwaukee, Minneapolis, Minsk=Минск, Mogadishu, Mombasa, Monrovia
    Montevideo, Montreal, Moscow=Москва=Москве=莫斯科, Mosul, Mumbai=Bombay, Munich=München, Muscat
    Nagasaki, Nagoya, Nairobi, Nanjing, Naples, Nashville, Nassau, Nazareth, N'Djamena, New Orleans
    Newcastle, Niamey, Nice?, Nicosia, Nouakchott, Novosibirsk, Nuremberg, Nuuk, Oakland, Omdurman
    Osaka, Oslo, Ottawa, Ouagadougou, Oxford, Palermo, Palm Beach, Palo Alto, Panama City, Paris=巴黎
    Perth, Peshawar, Philadelphia, Phoenix?, Phnom Penh, Pittsburgh, Podgorica, Port Louis
    Port Sudan, Port-au-Prince, Portland, Porto, Porto-Novo, Prague, Praia, Pretoria, Pristina
    Pyongyang=평양, Quito, Rabat, Rafah, Ramallah, Rangoon=Yangon, Reykjavík=Reykjavik, Riga
    Rio de Janeiro=Rio, Riyadh, Rome, Rostov-on-Don=Rostov, Rotterdam, Sacramento, Salt Lake City
    Samarkand, San Antonio, San Diego, San Francisco, San José=San Jose, San Juan, San Salvador
    Sanaa=Sana'a, Santiago, Santo Domingo, São Paulo=Sao Paulo, Sarajevo, Seattle, Seoul=서울, Seville
    Shanghai=上海, Sharjah, Shenzhen=深圳, Sheffield, Skopje, Sochi, Sofia, Split?, Srebrenica
    St. Louis, St. Petersburg=Saint Petersburg=Санкт-Петербург, Stavanger, Stockholm, Strasbourg
    Stuttgart, Surabaya, Sydney, Tabriz, Taipei=台北, Tallinn, Tampa, Tashkent, Tbilisi, Tegucigalpa
    Tehran=Teheran, Tel Aviv, Tianjin, Tijuana, Timbuktu, Tirana, Tokyo=東京, Toronto, Toulouse
    Tripoli, Tunis, Turin, Ulaanbaatar=Ulan Bator, Utrecht, Valencia, Valletta, Vancouver, Venice
    Victoria, Vienna, Vientiane, Vilnius, Vladivostok, Volgograd, Warsaw=Warszawa, Wellington
    Windhoek, Winnipeg, Wrocław=Wroclaw, Wuhan=武汉, Yamoussoukro, Yaoundé=Yaounde, Yekaterinburg
    Yerevan, Yokohama, Zagreb, Zurich=Zürich, The Hague=Hague, Fallujah, Tikrit, Kirkuk, Najaf
    Ramadi, Homs, Hebron, Jenin, Nablus, Mazar-i-Sharif, Jalalabad, Quetta, Rawalpindi, Srinagar
    Kandy, Jaffna, Grozny, Port Stanley
    """
}
