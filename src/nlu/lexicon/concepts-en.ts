/** Groups of English words that mean much the same to a service business; written like `CONCEPTS_RU`. */
export const CONCEPTS_EN = {
  not: "=not =no =nope =nah =never =dont =don't =didnt =didn't =doesnt =doesn't =isn't =isnt =cant =can't =cannot =won't =wont =wouldn't =wouldnt =couldn't =couldnt =without =nothing =none =nay =neither =nor =wasn't =aren't =haven't",
  yes: '=yes =yep =yeah =yup =ya =yea =ye =sure =ok =okay =okey =k =kk =correct =right =absolutely =definitely =fine =works =cool =deal =great =perfect =agreed =agree =exactly =indeed =lovely =alright =affirmative =certainly =sounds =totally =course =good =suits =yess =aye =roger =fab =brilliant =ideal =proceed =ahead =happy =glad',
  refuse:
    '=no =nope =nah =wrong =incorrect =refuse =decline =neither =rather =mistake =thanks-no =pass =negative =disagree =skip =nevermind =unfortunately =afraid',
  mistaken: 'mistak =wrong incorrect =typo misspel =mixed =misread',
  confirm:
    'confirm =there =attend =attending =definitely =still =show =count =expect =promise =keep =keeping =valid =stands',
  come: "=come =coming =attend =attending =arrive =arriving =i'll =ill =be =there =make =showing =turn =see =pop =drop =swing =visit",
  cannot: "=can't =cant =cannot =couldn't =won't =wont =unable =impossible =make =able",
  trouble:
    'sick =ill =fever =emergency =unwell =flu =covid =child =kid =kids =stuck =traffic =flight =travel =urgent =something =came =plans =late =running =delayed =meeting =work',
  cancel:
    'cancel =cancelled =delete =remove =drop =scrap =scratch =withdraw =call =off =void =undo =unbook =forget =clear =release =axe =ditch =anymore =annul =pull =erase =kill =nix',
  move: 'reschedul =move =moving =moved =change =changing =shift =push =postpon =switch =swap =rebook =bring =forward =back =amend =modify =alter =adjust =delay =transfer =bump',
  other: '=another =different =other =later =earlier =instead =sooner =next =alternative =else',
  book: 'book =appointment =appointments =appt =appts =slot =slots =reserve =reservation =reserving =schedule =scheduling =opening =openings =available =availability =fit =squeeze =session =visit =space =spot =free =vacanc =pencil =get =see =seen =accept =sign =put =arrange =set',
  want: "=want =wanna =need =would =i'd =id =like =love =hoping =wish =looking =gotta =wanting =please =fancy =due =after =wondering =interested",
  can: '=can =could =may =possible =able =any =is =are =do =does =have =got =will =would =chance',
  mine: '=my =mine =our',
  me: '=me =i =us =we =daughter =son =mum =mom =husband =wife =friend =kid =myself',
  booked:
    '=booked =booking =bookings =appointment =appointments =scheduled =registered =down =listed =under =reservation =existing =upcoming =went =through =have =due',
  check:
    '=check =remind =lookup =look =verify =forgot =forgotten =remember =find =show =status =details =tell =confirmation =info =information =double-check =see =view =lost =recall',
  when: '=when =time =what =date =day =hour =which =again =exactly',
  price:
    '=price =prices =pricing =priced =cost =costs =costing =charge =charges =fee =fees =rate =rates =expensive =cheap =cheapest =much =quote =budget =afford =dollars =euros =pounds =bucks =pricelist =tariff =total =starting =free =estimate =ballpark =pricey =damage',
  howmuch: '=much',
  pay: '=pay =paying =payment =payments =paid =card =cards =cash =credit =debit =visa =mastercard =amex =apple =google =contactless =deposit =prepay =prepayment =upfront =advance =invoice =receipt =transfer =bank =installments =instalments =qr =tip =tips =crypto =bitcoin =paypal =wire =terminal =accept =klarna =split =checks =cheque =tap',
  promo:
    'discount =deal =deals =promo promotion =offer =offers =special =specials =coupon =coupons =voucher =vouchers =sale =gift =gifts =certificate =loyalty =bonus =bonuses =points =birthday =student =students =senior =seniors =referral =refer =cheaper =package =packages =bundle =membership =first-time =code =savings =save =off =cashback =reward =rewards =perks =pensioner =newcomer =black =friday',
  hours:
    '=open =opens =opening =close =closes =closing =closed =hours =schedule =working =work =operate =business =holiday =holidays =weekend =weekends =sunday =sundays =saturdays =mondays =lunch =break =late =early =until =till =christmas =easter =daily =24/7 =around =clock =shut =weekdays',
  place:
    '=where =address =located =location =directions =find =get =parking =park =metro =subway =bus =tram =station =street =floor =entrance =building =map =maps =near =nearby =nearest =far =district =branch =branches =landmark =drive =walk =city =town =pin =gps =situated =door =buzzer =salon =place =postcode =zip =lost =based =here =route =area =stop =centre =center',
  services:
    '=services =service =offer =offers =provide =provides =do =treatments =treatment =procedures =procedure =list =menu =range =available =types =specialize =specialise =handle =options =kinds =catalogue =perform',
  details:
    '=long =take =takes =last =lasts =include =included =includes =involve =difference =between =explain =about =hurt =painful =brands =brand =products =product =duration =prepare =safe =minutes =pregnant =materials =used =use',
  service:
    'haircut =hair =cut =cuts =trim manicur pedicur =nail =nails =colour =color =colouring =coloring =dye =dyed =dyeing =highlights =balayage =blowout =blow-dry =styling =brow =brows eyebrow =lash =lashes eyelash =makeup =make-up =massage =facial =peel =peeling =wax =waxing =sugaring laminat =botox =keratin =gel =polish =shellac =extensions =extension =beard =shave =roots =bangs =fringe =spa =cleaning =tooth =teeth =dental =dentist =checkup =check-up =consultation =filling =whitening =braces =tint =perm =threading =tan =tanning =highlight =toner =bob =updo =therapy =physio =filler =treatment =tattoo =piercing =lesson =class =training =yoga',
  master:
    '=stylist =stylists =master =masters =specialist =specialists =doctor =doctors =hairdresser =hairdressers =barber =barbers =technician =tech =therapist =therapists =who =whom =team =experience =experienced =qualified =qualification =portfolio =best =certified =training =colorist =colourist =beautician =artist =artists =cosmetologist =masseur =masseuse =staff =reviews =trained =dentists =senior =junior =male =female =woman =coach',
  people:
    '=anna =ann =anne =annie =maria =mary =olga =katya =kate =kateryna =ekaterina =catherine =katherine =elena =helen =irina =ira =natalia =natasha =svetlana =tatiana =tanya =julia =yulia =daria =dasha =alina =victoria =vika =ksenia =polina =alice =sofia =sophie =kristina =christina =diana =dmitry =alex =alexander =alexey =sergey =andrew =andrey =maxim =max =ivan =artem =peter =michael =nikita =igor =vera =marina =oksana =sarah =emma =john =james =lisa =laura =jane =jenny =emily =lucy =tom',
  human:
    '=human =person =people =operator =agent =manager =receptionist =representative =rep =staff =someone =somebody =anyone =support =admin =administrator =supervisor =owner =assistant =reception =desk =employee =real =live =actual =living',
  connect:
    '=connect =transfer =talk =speak =speaking =talking =chat =call =phone =put =through =pass =reach =contact =ring =callback =forward =get =give =hand =switch =escalate',
  bot: '=bot =robot =machine =automated =ai =computer =chatbot =program =robots =bots =understand =useless =algorithm =script',
  complain:
    'complain complaint =unhappy =terrible =awful =horrible =rude =disappoint disappointed disappointing =bad =worst =refund =ruined =ruin =damaged =burnt =burned =overcharged =charged =disgust disgusting dissatisf unsatisf unprofessional =dirty =waited =waiting =kept =ignored =angry =furious =upset =mess =messed =botched =uneven =patchy =broke =broken =chipped =fell =infected =infection =allergic =rash =pain =bleeding =swollen =unacceptable =scam =ripoff =rip-off =poor =nightmare =shocking =appalling =ashamed =sloppy =careless =lied =money =compensation =sue =never =again =shouted =attitude =hurt =cheated =joke =crooked =butchered =fix =redo =peeled =peeling =lifted =disgrace =ridiculous =regret =twice =cold =hygiene =filthy =insulted =pushy =worse =crying =cried',
  greet:
    '=hi =hello =hey =heya =hiya =howdy =morning =afternoon =evening =greetings =yo =sup =hola =hullo =helo =heyy =heyo =gday =bonjour =day =good =there =anybody =wassup =aloha =ello =whats =hii =welcome =privet',
  thanks:
    '=thanks =thank =thx =ty =tysm =cheers =appreciate =appreciated =grateful =thankyou =thnx =tnx =kind =helpful =helped =ta =gratitude =lifesaver =legend =bless =thanx =merci',
  bye: '=bye =goodbye =cya =see =later =farewell =ciao =ttyl =night =goodnight =care =bb =cheerio =soon =tomorrow =laters =byebye =adios =tata =nice =weekend =have =enjoy =toodles =heading =gtg =g2g =peace =signing =speak =next',
  day: '=today =tomorrow =tmrw =tonight =monday =tuesday =wednesday =thursday =friday =saturday =sunday =mon =tue =tues =wed =thu =thurs =fri =sat =sun =week =weekend =month =january =february =march =april =june =july =august =september =october =november =december =day =date =next =00th =0st =0th =00st =0nd =0rd',
  clock:
    "=am =pm =o'clock =oclock =morning =afternoon =evening =noon =midday =half =quarter =hour =hours =0pm =00pm =0am =00am =night =lunchtime",
  question:
    "=? =what =what's =whats =when =where =who =how =which =why =is =are =do =does =can =could =any =whose =did =will",
  polite: '=please =pls =plz =kindly =sorry =excuse =hi =hello =hey =would =tell',
  // Words of other trades and of chatter: what no service business answers.
  'elsewhere-pets':
    '=cat =cats =kitten =kittens =dog =dogs =puppy =puppies =pet =pets =vet =hamster =parrot =horse =fish =goldfish =bunny =rabbit',
  'elsewhere-food':
    'pizza sushi burger kebab recipe =cook =cooking =bake =baking =boil =fry =soup =pasta =chicken =beef =rice =egg =eggs =bread =milk =cheese =cake =cakes pancake =beer =wine =vodka cocktail =restaurant =restaurants =cafe =dinner =breakfast =takeaway =groceries =supermarket =coffee =tea =calories =diet =hungry =table =delivery =mcdonalds =starbucks =oven',
  'elsewhere-travel':
    '=taxi =cab =uber =lyft =train =trains =flight =flights =airport =plane =ticket =tickets =hotel =hotels =hostel =airbnb =vacation =beach =cruise =passport =luggage =ferry =tour =tours =fuel =petrol =gas =thailand =spain =turkey =paris =rome =london',
  'elsewhere-offices':
    '=tax =taxes =vat =irs =notary =lawyer =solicitor =court =police =ambulance =firefighters =post =postal =parcel =library =school =university =college =exam =exams =homework =essay =embassy =passport =divorce =council =pharmacy =hospital =gp =government =jury',
  'elsewhere-finance':
    'bitcoin crypto =stock =stocks =shares =invest =investing investment =mortgage =loan =loans =lottery =casino =gambling =bet =betting =exchange =currency =forex =signals =earn =income =profit =millionaire =bank =banks',
  'elsewhere-ads':
    '=seo =ranking =rankings =followers =marketing =advertise =advertising =wholesale =supplier =suppliers =supply =partnership =collaborate =collaboration =influencer =promote =leads =website =websites =click =link =winner =won =congratulations =selected =subscribe =unsubscribe =newsletter =selling =sell =buyers =ebay =amazon =rent =renting =lease =landlord =flat =apartment =http =https =www',
  'elsewhere-jobs':
    '=hiring =vacancy =vacancies =job =jobs =cv =resume =internship =intern =apprentice =apprenticeship =apprenticeships =salary =wage =wages =recruit =recruiting =recruiter =couriers =courier =driver =interview =career =careers =employ =trainee',
  'elsewhere-media':
    '=movie =movies =film =films =netflix =song =songs =sing =lyrics =music =concert =joke =jokes =poem =poems =story =riddle =horoscope =novel =game =games =football =soccer =basketball =nba =nfl =match =score =champion =championship =youtube =tiktok =meme =memes =news =actor =actress =singer =celebrity =quote =shakespeare =lakers',
  'elsewhere-world':
    '=weather =rain =raining =snow =snowing =sunny =forecast =president =minister =election =elections =vote =politics =war =capital =country =countries =population =planet =moon =mars =earth =ocean =mountain =history =math =maths =equation =square =multiply =divided =plus =translate =translation =spanish =french =german =italian =chinese =language =god =meaning =universe =einstein =invented =discovered =america =europe =china =russia =trump =biden',
  'elsewhere-repair':
    '=repair =repairs =repaired =laptop =computer =pc =printer =wifi =wi-fi =internet =router =password =android =iphone =ipad =airpods =tv =television =fridge =washing =dishwasher =car =cars =engine =oil =tyre =tyres =tire =tires =mechanic =plumber =plumbing =tap =leak =leaking =electrician =boiler =roof =sofa =couch =furniture =keys =locksmith =carpet =curtains =tailor =sew =shoes =garden =lawn =cleaner =windows',
  'elsewhere-chatter':
    '=mom =mum =dad =granny =grandma =neighbour =neighbor =boss =invoice =spreadsheet =report =deadline =contract =homework =bored =lonely =marry =married =dream =dreams =haha =hahaha =lol =lmao =rofl =idiot =test =testing =asdf =sexy =naked =nudes =girlfriend =boyfriend =feelings =alive =conscious =sentient',
} as const;
