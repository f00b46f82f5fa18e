extension Gazetteer {
  /// Figures of the news: `Full Name=surname or other spelling`, a surname only where it says who.
  static let people = """
    Donald Trump=Trump=Donald J. Trump=Трамп=特朗普, Joe Biden=Biden=Joseph Biden, Barack Obama=Obama
    Kamala Harris, JD Vance=J.D. Vance=Vance, Marco Rubio=Rubio, Pete Hegseth=Hegseth
    Scott Bessent=Bessent, Howard Lutnick=Lutnick, Steve Witkoff=Witkoff, Pam Bondi=Bondi
    Kash Patel, Tulsi Gabbard=Gabbard, Robert F. Kennedy Jr.=RFK Jr.=Robert F. Kennedy Jr
    Hillary Clinton, Bill Clinton, George W. Bush=George Bush=George H.W. Bush, Jimmy Carter
    Ronald Reagan=Reagan, Richard Nixon=Nixon, Condoleezza Rice, Colin Powell, Dick Cheney=Cheney
    Donald Rumsfeld=Rumsfeld, John Kerry=Kerry, John McCain=McCain, Nancy Pelosi=Pelosi
    Mitch McConnell=McConnell, Chuck Schumer=Schumer, Mike Johnson, Bernie Sanders
    Alexandria Ocasio-Cortez=Ocasio-Cortez, Ron DeSantis=DeSantis, Gavin Newsom=Newsom
    Zohran Mamdani=Mamdani, Eric Adams, Jerome Powell, Janet Yellen=Yellen, Lina Khan, Gina Raimondo
    Antony Blinken=Blinken, Jake Sullivan, Lloyd Austin, Vladimir Putin=Putin=Путин=普京
    Dmitry Medvedev=Medvedev, Sergei Lavrov=Lavrov=Sergey Lavrov, Dmitry Peskov=Peskov
    Sergei Shoigu=Shoigu, Andrei Belousov=Belousov, Maria Zakharova=Zakharova
    Alexei Navalny=Navalny, Yulia Navalnaya=Navalnaya, Yevgeny Prigozhin=Prigozhin
    Ramzan Kadyrov=Kadyrov, Mikhail Khodorkovsky=Khodorkovsky, Boris Yeltsin=Yeltsin
    Mikhail Gorbachev=Gorbachev, Joseph Stalin=Stalin, Vladimir Lenin=Lenin
    Volodymyr Zelenskyy=Zelenskyy=Zelensky=Volodymyr Zelensky=Zelenskiy=Зеленский=泽连斯基
    Andriy Yermak=Yermak, Dmytro Kuleba=Kuleba, Valerii Zaluzhnyi=Zaluzhnyi
    Oleksandr Syrskyi=Syrskyi, Viktor Yushchenko=Yushchenko, Viktor Yanukovych=Yanukovych
    Petro Poroshenko=Poroshenko, Yulia Tymoshenko=Tymoshenko, Alexander Lukashenko=Lukashenko
    Svetlana Tikhanovskaya=Tikhanovskaya, Maia Sandu=Sandu, Xi Jinping=Xi=习近平, Li Qiang, Wang Yi
    He Lifeng, Hu Jintao, Jiang Zemin, Wen Jiabao, Mao Zedong=Mao, Deng Xiaoping, Jack Ma
    Ren Zhengfei, Lai Ching-te, Tsai Ing-wen, Kim Jong Un=Kim Jong-un, Kim Jong Il=Kim Jong-il
    Kim Yo Jong=Kim Yo-jong, Lee Jae-myung=Lee Jae Myung, Yoon Suk Yeol=Yoon Suk-yeol, Shinzo Abe
    Fumio Kishida=Kishida, Shigeru Ishiba=Ishiba, Sanae Takaichi=Takaichi, Junichiro Koizumi=Koizumi
    Narendra Modi=Modi, Rahul Gandhi, Manmohan Singh, S. Jaishankar=Jaishankar, Imran Khan
    Shehbaz Sharif, Nawaz Sharif, Asim Munir, Pervez Musharraf=Musharraf, Benazir Bhutto=Bhutto
    Hamid Karzai=Karzai, Ashraf Ghani, Muhammad Yunus, Sheikh Hasina=Hasina
    Aung San Suu Kyi=Suu Kyi, Min Aung Hlaing, Prabowo Subianto=Prabowo, Joko Widodo=Jokowi
    Ferdinand Marcos Jr.=Ferdinand Marcos, Rodrigo Duterte=Duterte, Anwar Ibrahim, Lawrence Wong
    Thaksin Shinawatra=Thaksin, Paetongtarn Shinawatra, Anthony Albanese=Albanese, Penny Wong
    Jacinda Ardern=Ardern, Keir Starmer=Starmer, Rishi Sunak=Sunak, Boris Johnson, Liz Truss
    Theresa May, David Cameron, Tony Blair, Gordon Brown, Margaret Thatcher=Thatcher, Rachel Reeves
    David Lammy=Lammy, Nigel Farage=Farage, Kemi Badenoch=Badenoch, Yvette Cooper
    King Charles=King Charles III, Emmanuel Macron=Macron, Marine Le Pen=Le Pen
    Jordan Bardella=Bardella, François Bayrou=Bayrou, Sébastien Lecornu=Lecornu
    Jean-Luc Mélenchon=Mélenchon, Nicolas Sarkozy=Sarkozy, Jacques Chirac=Chirac
    François Hollande=Hollande, Angela Merkel=Merkel, Olaf Scholz=Scholz, Friedrich Merz=Merz
    Boris Pistorius=Pistorius, Robert Habeck=Habeck, Annalena Baerbock=Baerbock, Alice Weidel=Weidel
    Ursula von der Leyen=von der Leyen, António Costa, Kaja Kallas=Kallas, Charles Michel
    Josep Borrell=Borrell, Christine Lagarde=Lagarde, Mario Draghi=Draghi, Teresa Ribera=Ribera
    Margrethe Vestager=Vestager, Roberta Metsola=Metsola, Mark Rutte=Rutte
    Jens Stoltenberg=Stoltenberg, Giorgia Meloni=Meloni, Matteo Salvini=Salvini
    Silvio Berlusconi=Berlusconi, Pedro Sánchez=Pedro Sanchez=Sánchez, Carles Puigdemont=Puigdemont
    Viktor Orbán=Viktor Orban=Orbán=Orban, Péter Magyar, Donald Tusk=Tusk, Karol Nawrocki=Nawrocki
    Robert Fico=Fico, Andrej Babiš=Andrej Babis=Babiš, Aleksandar Vučić=Aleksandar Vucic=Vučić=Vucic
    Slobodan Milosevic=Milosevic, Ratko Mladic=Mladic, Mette Frederiksen=Frederiksen
    Ulf Kristersson=Kristersson, Alexander Stubb=Stubb, Sanna Marin, Geert Wilders=Wilders
    Greta Thunberg=Thunberg, Recep Tayyip Erdogan=Erdogan=Erdoğan=Recep Tayyip Erdoğan
    Ekrem Imamoglu=Imamoglu=İmamoğlu, Abdullah Ocalan=Ocalan, Nikol Pashinyan=Pashinyan
    Ilham Aliyev=Aliyev, Benjamin Netanyahu=Netanyahu, Yoav Gallant=Gallant
    Itamar Ben-Gvir=Ben-Gvir, Israel Katz, Bezalel Smotrich=Smotrich, Ariel Sharon=Sharon
    Ehud Olmert=Olmert, Yair Lapid=Lapid, Benny Gantz=Gantz, Mahmoud Abbas=Abbas
    Yasser Arafat=Arafat, Yahya Sinwar=Sinwar, Ismail Haniyeh=Haniyeh, Hassan Nasrallah=Nasrallah
    Bashar al-Assad=Assad, Ahmed al-Sharaa=al-Sharaa, Ali Khamenei=Khamenei=Ayatollah Ali Khamenei
    Masoud Pezeshkian=Pezeshkian, Abbas Araghchi=Araghchi, Mahmoud Ahmadinejad=Ahmadinejad
    Hassan Rouhani=Rouhani, Saddam Hussein=Saddam, Osama bin Laden=bin Laden, Muqtada al-Sadr
    Nouri al-Maliki, Muammar Gaddafi=Gaddafi=Moammar Gadhafi, Khalifa Haftar=Haftar
    Mohammed bin Salman=MBS, Abdel Fattah el-Sisi=el-Sisi=Sisi=Abdel Fattah al-Sisi
    Hosni Mubarak=Mubarak, Abiy Ahmed=Abiy, Paul Kagame=Kagame, William Ruto=Ruto
    Bola Tinubu=Tinubu, Cyril Ramaphosa=Ramaphosa, Jacob Zuma=Zuma, Nelson Mandela=Mandela
    Thabo Mbeki=Mbeki, Robert Mugabe=Mugabe, Yoweri Museveni=Museveni, Félix Tshisekedi=Tshisekedi
    Ibrahim Traoré=Traoré, Mohamed Hamdan Dagalo=Hemedti, Omar al-Bashir
    Luiz Inácio Lula da Silva=Lula=Lula da Silva, Jair Bolsonaro=Bolsonaro
    Alexandre de Moraes=Moraes, Javier Milei=Milei, Nicolás Maduro=Nicolas Maduro=Maduro
    Hugo Chávez=Hugo Chavez=Chavez=Chávez, María Corina Machado=Machado, Gustavo Petro=Petro
    Gabriel Boric=Boric, Daniel Noboa=Noboa, Nayib Bukele=Bukele, Claudia Sheinbaum=Sheinbaum
    Andrés Manuel López Obrador=López Obrador, Evo Morales=Morales, Fidel Castro=Castro, Raúl Castro
    Daniel Ortega=Ortega, Justin Trudeau=Trudeau, Mark Carney=Carney, Pierre Poilievre=Poilievre
    António Guterres=Antonio Guterres=Guterres, Kofi Annan=Annan, Ban Ki-moon, Rafael Grossi=Grossi
    Mohamed ElBaradei=ElBaradei, Karim Khan, Tedros Adhanom Ghebreyesus=Tedros
    Ngozi Okonjo-Iweala=Okonjo-Iweala, Kristalina Georgieva=Georgieva, Pope Francis
    Pope Leo XIV=Pope Leo=Leo XIV, Pope Benedict=Benedict XVI, Pope John Paul=John Paul II
    Dalai Lama, Elon Musk=Musk, Mark Zuckerberg=Zuckerberg, Jeff Bezos=Bezos, Tim Cook, Steve Jobs
    Sundar Pichai=Pichai, Satya Nadella=Nadella, Bill Gates, Sam Altman=Altman, Dario Amodei=Amodei
    Demis Hassabis=Hassabis, Jensen Huang, Pavel Durov=Durov, Larry Ellison, Larry Page, Sergey Brin
    Meredith Whittaker=Whittaker, Edward Snowden=Snowden, Julian Assange=Assange
    Warren Buffett=Buffett, Jamie Dimon=Dimon, Sam Bankman-Fried=Bankman-Fried, Changpeng Zhao
    Masayoshi Son, Rupert Murdoch=Murdoch, Taylor Swift, Lionel Messi=Messi
    Cristiano Ronaldo=Ronaldo, Kylian Mbappé=Mbappé, Novak Djokovic=Djokovic, Jannik Sinner
    Carlos Alcaraz=Alcaraz, Jeffrey Epstein=Epstein
    """
}
