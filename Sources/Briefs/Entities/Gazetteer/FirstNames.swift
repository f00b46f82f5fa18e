/// Given names of many cultures: two capitalised words that begin with one are a person.
enum FirstNames {
  static let words = """
    Aaron Abdul Abdullah Abdulrahman Abel Abigail Abraham Ada Adam Adel Adnan Adrian Agnes Ahmad
    Ahmed Aisha Akira Alain Alan Albert Alberto Alejandra Alejandro Aleksandr Aleksei Alessandro
    Alex Alexander Alexandra Alexandre Alexandria Alexei Alexey Alfonso Alfred Ali Alice Alicia
    Alina Alison Allen Alvaro Álvaro Alyssa Amanda Amara Amelia Amina Amir Amit Amy Ana Anastasia
    Anders Andre André Andrea Andreas Andrei Andrej Andrés Andres Andrew Andrey Andriy Andrzej Andy
    Angela Angelina Anita Anja Ann Anna Anne Annette Annie Anthony Antoine Anton Antonia Antonio
    António Antony Anwar April Arif Ariel Arjun Armin Arnaud Arnold Arthur Arturo Arun Arvind Asad
    Ashley Ashok Asif Astrid Audrey Augusto Aung Ayesha Aziz Barack Barbara Barry Bart Bashar Beata
    Beatriz Ben Benedict Benjamin Bernard Bernardo Bernd Bernhard Bernie Beth Betty Bill Billy Björn
    Bo Bob Bogdan Boris Brad Bradley Brandon Brenda Brent Brett Brian Bridget Britney Bruce Bruno
    Bryan Burak Caleb Cameron Camila Camille Carl Carla Carlo Carlos Carmen Carol Carolina Caroline
    Catherine Cecilia Cesar César Charles Charlie Charlotte Chen Cheng Chiara Chloe Chris Christian
    Christiane Christina Christine Christoph Christophe Christopher Chuck Claire Clara Clarence
    Claude Claudia Claudio Clement Colin Connor Constantine Cormac Craig Cristian Cristina Cyril Dan
    Dana Daniel Daniela Daniele Danielle Danny Daria Dario Darren Darya Dave David Dean Deborah
    Debra Deepak Denis Dennis Denys Derek Diana Diane Diego Dieter Dilma Dimitri Dinesh Dmitri
    Dmitriy Dmitry Dmytro Dominic Dominique Don Donald Donna Dorothy Doug Douglas Duncan Dylan
    Ebrahim Eduardo Edward Edwin Ehud Eileen Ekaterina Elaine Elena Eli Elias Elif Elijah Elisabeth
    Elise Elizabeth Ella Ellen Elon Elsa Emil Emily Emma Emmanuel Emre Enrico Enrique Eric Erica
    Erik Erika Ernest Ernesto Esther Ethan Eugene Eva Evan Evelyn Evgeny Evo Fabian Fabio Fadi
    Faisal Farah Farid Fatima Federico Felipe Felix Félix Ferdinand Fernanda Fernando Fidel Filip
    Fiona Florian Frances Francesca Francesco Francis Francisco Franck François Frank Franz Fred
    Frederic Frédéric Frederick Friedrich Fumio Gabriel Gabriela Gabriele Gareth Garry Gary Gavin
    Geert Geoffrey Georg George Georges Georgia Gerald Gerard Gerhard Gianluca Gilbert Giles Gina
    Giorgia Giorgio Giovanni Giulia Giuseppe Glenn Gloria Goran Gordon Grace Graham Grant Greg
    Gregory Greta Grigory Guillaume Guillermo Gunther Günter Gustavo Guy Habib Hakan Hamid Hamza
    Hanna Hannah Hans Harald Harold Harriet Harry Haruki Hasan Hassan Heather Hector Héctor Heidi
    Heiko Heinrich Helen Helena Helene Helmut Henri Henrik Henry Herbert Herman Hideo Hilary Hillary
    Hiroshi Holger Holly Horst Hosni Howard Hubert Hugh Hugo Hussein Ian Ibrahim Igor Ihor Ilham
    Ilya Imran Ines Ingrid Irene Irina Isaac Isabel Isabella Isabelle Ismail Itamar Ivan Ivana Jaap
    Jack Jacob Jacqueline Jacques Jair Jake Jakob Jakub James Jamie Jan Jana Jane Janet Janez Jared
    Jason Javier Jay Jean Jeff Jeffrey Jennifer Jens Jeremy Jerome Jérôme Jerry Jesse Jessica Jesús
    Jill Jim Jimmy Jo Joachim Joan Joanna Joaquin João Jochen Joe Joel Johan Johann Johannes John
    Johnny Jon Jonas Jonathan Jordan Jorge José Jose Josef Josep Joseph Joshua Josh Juan Juana
    Judith Judy Julia Julian Julie Julien Juliet Julio June Jürgen Justin Kai Kaja Kamal Kamala
    Karen Karim Karin Karl Karol Karolina Kate Katharina Katherine Kathleen Kathryn Kathy Katie
    Katja Katrin Kazuo Keiko Keir Keith Kelly Kemal Ken Kenji Kenneth Kenta Kerry Kevin Khaled
    Khalid Kiran Kirill Klaus Kofi Konstantin Kristen Kristina Kumar Kurt Kyle Lai Lance Larry Lars
    Laura Lauren Laurent Laurence Lawrence Lea Leah Lee Leila Lena Leo Leon Leonard Leonardo Leonid
    Leslie Lewis Li Liam Lillian Lin Lina Linda Linus Lionel Lisa Liu Liz Lloyd Lorenzo Louis Louise
    Luc Luca Lucas Lucia Lucy Ludwig Luigi Luis Luísa Luiz Lukas Luke Lula Lydia Lyudmila Mads
    Magdalena Magnus Mahmoud Majid Makoto Malik Malcolm Manfred Manmohan Manuel Manuela Marc Marcel
    Marcelo Marcin Marco Marcos Marcus Margaret Margrethe María Maria Mariam Marian Mariana Marie
    Marilyn Marina Marine Mario Marion Mark Marko Markus Marta Martha Martin Martina Marwan Mary
    Maryam Masato Masoud Mathieu Matt Matteo Matthew Matthias Maurice Mauricio Max Maxim Maxime
    Maximilian Maya Megan Mehmet Melanie Melinda Melissa Meredith Mette Mia Michael Michaela Michal
    Michel Michele Michelle Miguel Mikael Mike Mikhail Milan Milica Min Minh Mira Miriam Mohamed
    Mohammad Mohammed Mohsen Moises Molly Mona Monica Monika Moritz Morgan Moses Muhammad Mustafa
    Mykhailo Mykola Nadia Nancy Naomi Narendra Nasser Natalia Natalie Natasha Nathan Nathalie Nawaz
    Neil Nelson Nicholas Nick Nicola Nicolas Nicolás Nicole Nigel Niklas Nikol Nikola Nikolai Nikos
    Nina Nino Noah Noam Nora Norbert Norman Nuno Olaf Ole Oleg Oleh Oleksandr Oleksiy Olena Olga
    Oliver Olivia Olivier Omar Oscar Osama Otto Pablo Paolo Parag Pascal Pat Patricia Patrick Patrik
    Paul Paula Paulo Pavel Pavlo Pawel Paweł Pedro Penny Per Percy Pervez Peter Petr Petra Petro
    Phil Philip Philipp Philippe Phillip Pierre Pietro Piotr Prabowo Pranab Pratap Priya Priyanka
    Qasem Rachel Rafael Raffaele Rahul Raj Rajesh Ralf Ralph Ram Ramón Ramon Ramzan Randy Raphael
    Rashid Raúl Raul Ravi Ray Raymond Rebecca Recep Reem Reinhard René Rene Reza Ricardo Richard
    Rick Riccardo Rishi Rita Rob Robert Roberta Roberto Robin Rodrigo Roger Rohan Roland Rolf Roman
    Romano Ron Ronald Rosa Rose Ross Roy Ruben Rudolf Rudy Rui Ruslan Russell Ruth Ryan Sabine Sadiq
    Saeed Said Saleh Salim Sally Salman Salvador Sam Samantha Samir Samira Samuel Sandra Sandro
    Sanjay Sanna Sara Sarah Satoshi Satya Scott Sean Sebastian Sébastien Selma Sergei Sergey Sergio
    Serhiy Shamil Shane Shannon Sharon Shaun Shawn Sheila Shigeru Shinzo Silvia Silvio Simon Simone
    Slobodan Sofia Sofie Sonia Sophia Sophie Soren Søren Stacey Stanislav Stefan Stefania Stefano
    Stella Stephan Stephane Stéphane Stephanie Stephen Steve Steven Stuart Sue Sunil Suresh Susan
    Susanne Sven Svetlana Svitlana Sylvain Sylvia Takeshi Tamara Tanya Tara Tariq Taro Tatiana
    Taylor Ted Teresa Terry Thabo Theo Theodore Theresa Thierry Thomas Tiago Tim Timothy Timur Tina
    Tobias Todd Tom Tomas Tomás Tomasz Tommy Tony Tracy Tristan Tyler Ulf Umar Umberto Ursula Usman
    Uwe Vaclav Václav Valentina Valerie Valery Vanessa Vera Veronica Vicente Victor Victoria Vijay
    Viktor Viktoria Ville Vincent Vincenzo Virginia Vitali Vitaly Vlad Vladimir Volker Volodymyr
    Walid Wallace Walter Wang Warren Wayne Wei Wendy Wesley Wilhelm Will William Willy Winston
    Wolfgang Xavier Xi Yael Yair Yan Yana Yang Yaroslav Yasser Yasmin Yevgeny Yoav Yoshihide Yossi
    Youssef Yuki Yulia Yuri Yuriy Yusuf Yves Yvette Yvonne Zachary Zainab Zhang Zhao Zoe Zoltan
    Zsolt Алексей Александр Анна Андрей Владимир Дмитрий Екатерина Иван Мария Михаил Наталья Николай
    Ольга Олег Павел Сергей Юлия Ichiro Junichiro Hun Tun Sheikh Abu Kim Nguyen Tran Chan Ho Lech
    Aleksandar Ratko Radovan Zoran Vojislav Vuk Kostas Giorgos Yiannis Alexis Dora Mikheil Eduard
    Nursultan Askar Islam Kurmanbek Saparmurat Emomali Gurbanguly Bola Olusegun Goodluck Umaru
    Yoweri Uhuru Raila Mwai Nkosazana Desmond Winnie Isaias Meles Abiy Hailemariam Sizwe Thandi
    Chinua Ngozi Chidi Emeka Kwame Yaw Abena Akua Oluwaseun Folasade Mamadou Ousmane Moussa Aliou
    Sadio Idriss Amadou Lakshmi Anjali Rohit Virat Sachin Sunita Sundar Mukesh Gautam Nirmala
    Amartya Shashi Salma Bilal Zia
    """
}
