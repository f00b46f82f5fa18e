/// Emoji that are written by name between colons, as GitHub and chat programs have them.
enum EmojiNames {
  /// The emoji of a name; `nil` for a name that is not known.
  static func emoji(named name: some Collection<UInt8>) -> String? {
    table[String(decoding: name, as: UTF8.self)]
  }

  private static let table: [String: String] = {
    let words = pairs.split(whereSeparator: \.isWhitespace)
    var table: [String: String] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      table[String(words[index])] = String(words[index + 1])
    }
    return table
  }()

  /// Each name with its emoji.
  private static let pairs = """
    smile 😄 smiley 😃 grin 😁 grinning 😀 laughing 😆 joy 😂 rofl 🤣 wink 😉 blush 😊
    slightly_smiling_face 🙂 upside_down_face 🙃 heart_eyes 😍 kissing_heart 😘 thinking 🤔
    sunglasses 😎 neutral_face 😐 expressionless 😑 confused 😕 worried 😟 cry 😢 sob 😭
    scream 😱 angry 😠 rage 😡 sweat 😓 sweat_smile 😅 sleeping 😴 relieved 😌 unamused 😒
    disappointed 😞 stuck_out_tongue 😛 yum 😋 hugs 🤗 innocent 😇 smirk 😏 astonished 😲
    flushed 😳 mask 😷 nerd_face 🤓 shrug 🤷 facepalm 🤦 skull 💀 ghost 👻 alien 👽 robot 🤖
    poop 💩 hankey 💩 thumbsup 👍 +1 👍 thumbsdown 👎 -1 👎 clap 👏 wave 👋 raised_hands 🙌
    pray 🙏 muscle 💪 ok_hand 👌 point_right 👉 point_left 👈 point_up 👆 point_down 👇
    point_up_2 👆 fist ✊ v ✌ crossed_fingers 🤞 handshake 🤝 writing_hand ✍ eyes 👀 brain 🧠
    heart ❤ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜
    black_heart 🖤 broken_heart 💔 sparkling_heart 💖 two_hearts 💕 star ⭐ star2 🌟 sparkles ✨
    dizzy 💫 boom 💥 collision 💥 fire 🔥 zap ⚡ snowflake ❄ sunny ☀ cloud ☁ rainbow 🌈
    umbrella ☔ ocean 🌊 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 moon 🌔 full_moon 🌕
    seedling 🌱 evergreen_tree 🌲 herb 🌿 four_leaf_clover 🍀 rose 🌹 sunflower 🌻
    cherry_blossom 🌸 tulip 🌷 maple_leaf 🍁 fallen_leaf 🍂 mushroom 🍄 cat 🐱 dog 🐶 mouse 🐭
    fox_face 🦊 bear 🐻 panda_face 🐼 penguin 🐧 bird 🐦 owl 🦉 turtle 🐢 snake 🐍 whale 🐳
    dolphin 🐬 fish 🐟 octopus 🐙 crab 🦀 bug 🐛 ant 🐜 bee 🐝 honeybee 🐝 butterfly 🦋 snail 🐌
    unicorn 🦄 dragon 🐉 elephant 🐘 apple 🍎 lemon 🍋 banana 🍌 grapes 🍇 strawberry 🍓
    pizza 🍕 hamburger 🍔 fries 🍟 cake 🍰 birthday 🎂 cookie 🍪 doughnut 🍩 coffee ☕ tea 🍵
    beer 🍺 beers 🍻 wine_glass 🍷 cocktail 🍸 champagne 🍾 tada 🎉 confetti_ball 🎊 balloon 🎈
    gift 🎁 trophy 🏆 medal_sports 🏅 soccer ⚽ basketball 🏀 dart 🎯 video_game 🎮 game_die 🎲
    art 🎨 musical_note 🎵 notes 🎶 guitar 🎸 movie_camera 🎥 clapper 🎬 camera 📷 tv 📺
    radio 📻 rocket 🚀 airplane ✈ car 🚗 taxi 🚕 bus 🚌 train 🚋 bike 🚲 ship 🚢 boat ⛵
    anchor ⚓ construction 🚧 rotating_light 🚨 house 🏠 office 🏢 hospital 🏥 school 🏫
    factory 🏭 tent ⛺ world_map 🗺 compass 🧭 watch ⌚ alarm_clock ⏰ hourglass ⌛ stopwatch ⏱
    calendar 📆 date 📅 computer 💻 desktop_computer 🖥 keyboard ⌨ printer 🖨 iphone 📱
    telephone ☎ phone ☎ battery 🔋 electric_plug 🔌 bulb 💡 flashlight 🔦 wrench 🔧 hammer 🔨
    hammer_and_wrench 🛠 gear ⚙ nut_and_bolt 🔩 toolbox 🧰 magnet 🧲 microscope 🔬 telescope 🔭
    test_tube 🧪 dna 🧬 pill 💊 syringe 💉 broom 🧹 lock 🔒 unlock 🔓 key 🔑 shield 🛡 mag 🔍
    mag_right 🔎 link 🔗 paperclip 📎 pushpin 📌 round_pushpin 📍 scissors ✂ pencil 📝 memo 📝
    pencil2 ✏ pen ✒ book 📖 books 📚 notebook 📓 newspaper 📰 bookmark 🔖 label 🏷
    page_facing_up 📄 clipboard 📋 file_folder 📁 open_file_folder 📂 card_index 📇
    chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 package 📦 mailbox 📫
    email ✉ envelope ✉ e-mail 📧 inbox_tray 📥 outbox_tray 📤 loudspeaker 📢 mega 📣 bell 🔔
    no_bell 🔕 speech_balloon 💬 thought_balloon 💭 moneybag 💰 dollar 💵 euro 💶 credit_card 💳
    gem 💎 crown 👑 tophat 🎩 mortar_board 🎓 briefcase 💼 hand ✋ raised_hand ✋
    vulcan_salute 🖖 family 👪 baby 👶 boy 👦 girl 👧 man 👨 woman 👩 older_man 👴
    older_woman 👵 cop 👮 santa 🎅 angel 👼 princess 👸 runner 🏃 walking 🚶 dancer 💃
    people_holding_hands 🧑‍🤝‍🧑 warning ⚠ no_entry ⛔ no_entry_sign 🚫 stop_sign 🛑 x ❌
    negative_squared_cross_mark ❎ white_check_mark ✅ heavy_check_mark ✔
    ballot_box_with_check ☑ question ❓ grey_question ❔ exclamation ❗
    heavy_exclamation_mark ❗ bangbang ‼ heavy_plus_sign ➕ heavy_minus_sign ➖
    heavy_multiplication_x ✖ arrow_right ➡ arrow_left ⬅ arrow_up ⬆ arrow_down ⬇
    arrow_upper_right ↗ arrow_lower_right ↘ arrows_counterclockwise 🔄 recycle ♻ repeat 🔁
    infinity ♾ red_circle 🔴 large_blue_circle 🔵 green_circle 🟢 yellow_circle 🟡
    white_circle ⚪ black_circle ⚫ checkered_flag 🏁 triangular_flag_on_post 🚩 white_flag 🏳
    rainbow_flag 🏳 us 🇺🇸 gb 🇬🇧 uk 🇬🇧 de 🇩🇪 fr 🇫🇷 es 🇪🇸 it 🇮🇹 jp 🇯🇵 cn 🇨🇳
    kr 🇰🇷 ru 🇷🇺 eu 🇪🇺 wheelchair ♿ children_crossing 🚸 radioactive ☢ biohazard ☣
    peace_symbol ☮ yin_yang ☯ hot_pepper 🌶 egg 🥚 bread 🍞 cheese 🧀 avocado 🥑 tomato 🍅
    corn 🌽 carrot 🥕 potato 🥔 rice 🍚 sushi 🍣 ramen 🍜 snowman ⛄ christmas_tree 🎄
    jack_o_lantern 🎃 fireworks 🎆 sparkler 🎇 partying_face 🥳 star_struck 🤩 exploding_head 🤯
    cold_face 🥶 hot_face 🥵 pleading_face 🥺 melting_face 🫠 saluting_face 🫡
    face_with_monocle 🧐 zipper_mouth_face 🤐 shushing_face 🤫 lying_face 🤥 nauseated_face 🤢
    sneezing_face 🤧 cowboy_hat_face 🤠 clown_face 🤡
    """
}
