/** Finer groups of English words than those of `CONCEPTS_EN`; a group has the name of its Russian fellow in `NUANCES_RU`. */
export const NUANCES_EN = {
  // Reasons and circumstances.
  illness:
    '=sick =ill =illness =unwell =poorly =flu =covid =fever =temperature =cold =cough =coughing =throat =migraine =headache =nausea =vomiting =bug =injured =injury =ankle =broken =hospital =hospitalised =hospitalized =quarantine =isolating =contagious =chickenpox =virus =feeling',
  obstacle:
    '=work =boss =meeting =shift =deadline =exam =exams =emergency =plans =circumstances =unexpected =funeral =wedding =moving =babysitter =sitter =stuck =clash =clashes =conflict =busy =tied =called =car =broke =breakdown =childcare =overtime =business =trip =came =something',
  traffic:
    '=traffic =jam =jams =delayed =delay =delays =stuck =accident =train =bus =flight =held =roadworks =motorway',
  late: '=late =later =behind =minutes =delayed =overslept =slept =running =mins =lateness',
  soon: '=asap =urgent =urgently =quick =quickly =immediately =now =soonest =soon =emergency =earliest =straight =away =today =nearest =first =straightaway =pronto',
  sooner: '=earlier =sooner =early =forward =before =earliest',
  later: '=later =after =afterwards =late =postpone =push =back',
  family:
    '=husband =hubby =wife =mum =mom =mother =dad =father =son =daughter =granny =grandma =grandad =grandpa =brother =sister =parents =family =boyfriend =girlfriend =partner =fiance =fiancee =nephew =niece =aunt =uncle =cousin',
  child:
    '=child =children =kid =kids =baby =toddler =boy =girl =teen =teenager =infant =newborn =little =school =year-old =toddlers =teens',
  friends:
    '=friend =friends =mate =mates =colleague =colleagues =two =three =both =together =couple =group =pair =bestie =bridesmaids =party =us',
  journey:
    '=holiday =holidays =vacation =away =trip =travelling =traveling =flying =fly =leaving =town =abroad =back =return =returning',
  celebration:
    '=wedding =prom =birthday =party =anniversary =graduation =event =photoshoot =gala =reunion =bride =married =marrying =hen =stag =engagement',
  // Times.
  weekday:
    '=monday =tuesday =wednesday =thursday =friday =saturday =sunday =mon =tue =tues =wed =thu =thur =thurs =fri =sat =sun =weekday =weekdays =weekend =weekends =mondays =tuesdays =wednesdays =thursdays =fridays =saturdays =sundays',
  'part-of-day':
    '=morning =mornings =afternoon =afternoons =evening =evenings =night =nights =noon =midday =lunch =lunchtime =midnight =dawn =am =pm =tonight',
  'near-day': '=today =tomorrow =tmrw =tmr =tomoz =tonight =yesterday =now =2day =2moro =2morrow =2nite',
  span: '=minute =minutes =min =mins =hour =hours =hr =hrs =day =days =week =weeks =month =months =year =years =fortnight =half',
  'number-word':
    '=one =two =three =four =five =six =seven =eight =nine =ten =eleven =twelve =first =second =third =couple =dozen =twenty =thirty =forty =fifty',
  month:
    '=january =february =march =april =may =june =july =august =september =october =november =december =jan =feb =mar =apr =jun =jul =aug =sep =sept =oct =nov =dec =summer =winter =spring =autumn =fall',
  holiday:
    '=holiday =holidays =christmas =xmas =easter =thanksgiving =bank =boxing =eve =july =memorial =labor =valentines =halloween =diwali =ramadan =eid',
  // One's visit.
  visit:
    '=visit =visits =appointment =appointments =appt =apt =apointment =booking =bookings =reservation =session =sessions =consultation =checkup =slot =class =lesson =training =treatment =meeting =spot =res',
  'take-out':
    'cancel cancl =remove =delete =drop =scrap =scratch =erase =wipe =void =withdraw =annul =strike =cross =clear =bin =off =out =undo =release =nix =axe =kill =unbook =pull =bail =back =lose =cnx =cncl =canceled',
  'not-come': '=skip =miss =missing =bail =out =without =wont =no-show =pass =minus =absent =not',
  shift:
    'reschedul resched =move =moved =moving =shift =shifting =push =postpone =postponed =swap =switch =change =changing =changed =rebook =rearrange =rearranged =transfer =bump =nudge =slide =delay =defer =amend =alter =adjust =edit =instead =rather =flip =trade =swop =bring =juggle =raincheck =amendment',
  'keep-it': '=keep =keeping =hold =leave =stands =still =stays =remains =unchanged =same =arrangement =agreed =save',
  'on-way':
    '=way =coming =leaving =left =driving =heading =running =parking =parked =outside =downstairs =nearly =arriving =route =omw =there =minutes =here',
  'will-come':
    "=i'll =ill =we'll =well =be =there =come =coming =attend =attending =attendance =show =turn =make =see =arrive =arriving =expect =definitely =will",
  remember: '=remember =remind =reminder =reminded =forgot =forget =forgotten =recall =memory =remembered',
  verify:
    '=check =checking =verify =confirm =look =lookup =double-check =see =sure =find =pull =search =double =view =clarify',
  registered:
    '=booked =scheduled =registered =down =listed =list =system =confirmed =reserved =diary =calendar =went =through =record =enrolled =received =exist =under =name =in',
  'free-time':
    '=free =slot =slots =opening =openings =space =spaces =spot =spots =gap =gaps =available =availability =vacancy =vacancies =room =place =places =cancellation =cancellations =open',
  squeeze:
    '=squeeze =fit =slot =pencil =get =in =accommodate =take =see =seen =walk =walk-in =walkin =pop =nip =stick =put =pop',
  whichever:
    '=any =anything =anytime =anyone =anybody =whatever =whenever =whichever =either =anywhere =somebody =someone =some',
  // Services and what is done there.
  hair: 'hair haircut =cut =cuts =trim =fringe =bangs =bob =fade =fades =roots =root =blonde =brunette =balayage =highlights =lowlights =perm =curls =curly =curl =updo =braids =braid =dreads =dreadlocks =cornrows =blowdry =blowout =dye =dyed =colour =color =colouring =bleach =tint =toner =ends =locks =keratin =ponytail =buzzcut =mullet =ombre =extensions =blow =restyle',
  nails:
    '=nail =nails manicur pedicur =mani =pedi =gel =shellac =acrylic =acrylics =polish =cuticle =cuticles =french =infill =infills =overlay =dip =biab =tips =toenail =toes =refill =fill',
  face: 'facial =face =brow =brows =eyebrow =eyebrows =lash =lashes =eyelash =eyelashes =makeup =make-up =skin =peel =lips =lip =wrinkles =acne =spots =pigmentation =botox =filler =fillers =microblading =cleanse =mask =pores =dermaplaning',
  body: '=massage =body =back =neck =legs =arms =bikini =brazilian =waxing =wax =sugaring =laser =cellulite =tan =tanning =spa =sunbed =shoulders =foot =feet =scrub =wrap =underarm =underarms =chest',
  teeth:
    '=tooth =teeth =molar =filling =fillings =crown =crowns =brace =braces =implant =implants =denture =dentures =gum =gums =dentist =dental =orthodontist =whitening =hygienist =veneers =cavity =toothache =wisdom =jaw =invisalign =canal',
  clinic:
    '=doctor =doctors =dr =gp =physician =surgeon =gynecologist =gynaecologist =gyno =urologist =neurologist =cardiologist =pediatrician =paediatrician =dermatologist =endocrinologist =ultrasound =scan =mri =ct =ecg =blood =bloods =test =tests =swab =vaccine =vaccination =injection =prescription =patient =patients =clinic =checkup =xray =x-ray =physio =podiatrist =nurse =referral',
  study:
    '=lesson =lessons =class =classes =course =courses =tutor =teacher =teach =trainer =training =coach =yoga =pilates =gym =workout =dance =dancing =singing =guitar =piano =swimming =swim =driving =zumba =crossfit =beginners =beginner =taster =studio',
  legal:
    '=lawyer =solicitor =attorney =notary =contract =consultation =accountant =psychologist =counsellor =therapist =legal',
  animal:
    '=cat =cats =kitten =dog =dogs =puppy =puppies =pet =pets =hamster =parrot =rabbit =horse =cow =fish =goldfish =aquarium =vet =groom =grooming =poodle =pomeranian =claws',
  // Money.
  'money-unit':
    '=dollar =dollars =buck =bucks =pound =pounds =quid =euro =euros =usd =gbp =eur =grand =tenner =fiver =cents =pence =dosh =k',
  cheap: '=cheap =cheaper =cheapest =affordable =budget =inexpensive =free =low =economical =reasonable =lower =less',
  costly: '=expensive =pricey =pricier =steep =dear =dearer =costly =overpriced =priciest =high =higher',
  'how-much': '=much =many =hm',
  cost: '=price =prices =pricing =priced =pricelist =cost =costs =costing =charge =charges =fee =fees =rate =rates =quote =quotes =estimate =ballpark =tariff =total =damage =owe =worth =sum =amount =extra =surcharge =set =approximate =approx =figure =run =asking =pp',
  'pay-way':
    '=card =cards =cash =credit =debit =visa =mastercard =amex =apple =google =contactless =transfer =wire =paypal =venmo =zelle =cashapp =revolut =bank =terminal =tap =qr =check =cheque =pay =wallet =machine =iban =samsung =plastic =crypto',
  prepaid: '=deposit =deposits =prepay =prepayment =prepaid =upfront =advance =beforehand =down =ahead =retainer',
  instalment:
    '=installments =instalments =installment =instalment =finance =financing =klarna =clearpay =afterpay =split =monthly =credit =parts =plan =affirm',
  papers:
    '=receipt =receipts =invoice =vat =tax =bill =statement =paperwork =proof =contract =deductible =expense =expenses',
  insurance:
    '=insurance =insured =bupa =axa =aetna =cigna =nhs =medicare =medicaid =covered =coverage =hsa =fsa =insurer =copay =policy =ppo =hmo',
  refund:
    '=refund =refunds =refunded =refundable =back =return =returned =reimburse =reimbursed =reimbursement =compensation',
  discount:
    '=discount =discounts =deal =deals =sale =offer =offers =promo =promos =promotion =promotions =coupon =coupons =off =special =specials =code =codes =percent =cheaper =reduced =reduction =groupon =bogo =concession =concessions =friday =negotiable =save =savings =bundle =bargain',
  gift: '=gift =gifts =voucher =vouchers =certificate =certificates =present =presents =freebie =freebies =giveaway =prize =treat =surprise =complimentary =raffle =contest',
  points:
    '=points =point =loyalty =reward =rewards =bonus =bonuses =cashback =stamp =stamps =member =members =membership =package =packages =pass =referral =refer =recommend =perks =perk =scheme =programme =program =club =regulars =redeem =collect',
  entitled:
    '=student =students =senior =seniors =pensioner =pensioners =military =veteran =veterans =nurse =nurses =teacher =teachers =newcomer =newcomers =new =first-time =birthday =bday =family =disabled =nhs =oap =carers =kids',
  // Complaints.
  damage:
    'ruin ruined damag =burnt =burned =burn =cut =tore =ripped =broke =broken =snapped =snapping =chipped =chip =fell =fallen =falling =peeled =peeling =lifted =lifting =popped =butchered =hacked =scratched =bruise =bruises =bruised =singed =fried =cracked =shaved =bald =breakage =scar =scarred',
  ache: '=pain =painful =hurt =hurts =sore =aching =burning =itchy =itching =rash =allergic =allergy =reaction =swollen =swelling =infection =infected =bleeding =blood =bled =pus =inflamed =blister =blisters =redness =fungus =stinging =irritated',
  awful:
    '=awful =terrible =horrible =horrid =worst =bad =dreadful =appalling =disgusting =shocking =rubbish =crap =crappy =trash =garbage =pathetic =atrocious =abysmal =shambles =joke =disgrace =nightmare =mess =disaster =gross =vile =lousy =dire =horrendous =poor =shit =sucks =ugly =useless =ridiculous =unacceptable =diabolical',
  rude: '=rude =rudeness =shouted =yelled =snapped =snapping =attitude =insulted =insulting =ignored =ignoring =disrespect =disrespectful =dismissive =impolite =arrogant =sworn =swore =mocked =laughed =humiliated =snotty =snooty =unprofessional =condescending =patronising =rolled =unfriendly =abrupt =hostile =racist',
  cheat:
    '=scam =scammed =scammers =cheat =cheated =ripoff =rip-off =ripped =overcharged =overcharge =lied =lying =liars =lie =dishonest =fraud =mislead =misled =misleading =robbed =robbery =conned =hidden =pushed =pushy =twice =double =swindled =con',
  dirty:
    'dirt =dirty =filthy =filth =hygiene =unhygienic =sterile =sterilised =sterilized =smell =smelled =smelly =stank =stinks =stink =cockroach =roach =mould =mold =unclean =unwashed =grubby =stained =stain =bugs',
  botched:
    '=botched =botch =uneven =crooked =patchy =wonky =lopsided =sloppy =careless =shoddy =slapdash =amateur =rushed =unfinished =streaky =blotchy =brassy =orange =stripes =streaks =half-done =poorly =quality =wonk =choppy',
  demand:
    '=demand =complain =complaint =complaints =refund =compensation =apology =apologise =apologize =apologised =sue =lawyer =court =report =review =reviews =explain =answer =fix =redo =formal =claim =stars =star =trading =ombudsman =sort',
  upset:
    'disappoint dissatisf unsatisf =unhappy =upset =angry =furious =livid =fuming =annoyed =frustrated =frustrating =gutted =horrified =shocked =crying =cried =tears =devastated =mad =outraged =outrageous =fed =let =raging =heartbroken =embarrassed =ashamed =unimpressed =seething =sick',
  waiting: '=wait =waited =waiting =waits =queue =sat =kept =late =delay =minutes =hour =forever =ages =hanging',
  'good-before': '=used =before =previously =usually =gone =downhill =better =last =anymore =slipped =normally',
  // Place.
  road: '=street =road =avenue =lane =square =bridge =corner =crossroads =highway =motorway =exit =block =alley =courtyard =yard =st =rd =ave =boulevard =drive =junction',
  building:
    '=building =floor =door =doors =entrance =entry =buzzer =bell =gate =code =lift =elevator =stairs =ramp =wheelchair =pram =stroller =buggy =unit =suite =office =room =mall =sign =basement =upstairs =accessible =barrier =lobby =block =step-free',
  transport:
    '=metro =subway =tube =bus =buses =tram =train =station =stop =taxi =cab =uber =walk =walking =foot =bike =scooter =airport =transport =transit =underground =car =driving',
  park: '=park =parking =parked =carpark =car-park =garage =valet =spaces =meter',
  map: '=map =maps =gps =satnav =waze =pin =location =coordinates =directions =landmark =route =postcode =zip =link =locate =navigate =google =what3words',
  area: '=area =district =neighbourhood =neighborhood =town =city =centre =center =downtown =suburb =suburbs =outskirts =north =south =east =west =side =county =borough =uptown =region =local',
  find: '=find =get =reach =lost =located =looking =where =wheres =whereabouts =how =come =go =way =arrive =circles =situated =based =spot =locate =guide',
  branch:
    '=branch =branches =locations =location =salons =shops =sites =nearest =closest =nearer =closer =chain =moved =relocated =places',
  // Hours.
  opened: '=open =opens =opening =opened =working =work =operating =start =starts =available =there =in =reopen',
  shut: '=close =closes =closed =closing =shut =shuts =till =until =til =lunch =break =off =lock =end =ends =knock =finish',
  timetable: '=hours =schedule =timetable =times =time =daily =24/7 =clock =weekdays =hrs =rota =sched =24',
  // Questions about services and staff.
  lasts:
    '=long =last =lasts =lasting =take =takes =duration =stay =stays =hold =holds =session =length =quick =fast =heal =healing =often =many =effect =permanent',
  prepare:
    '=prepare =prep =before =beforehand =bring =wear =wash =washed =fast =fasting =fasted =eat =need =should =grow =arrive =dry =wet',
  after: '=after =aftercare =afterwards =sauna =swim =sun =sunbathe =recover =recovery =downtime =shower',
  safe: '=safe =dangerous =harmful =contraindications =pregnant =pregnancy =breastfeeding =diabetes =diabetic =allergic =allergy =hurt =hurts =painful =pain =numb =numbing =anaesthetic =anesthetic =sedation =age =sensitive =risk =risks =side',
  material:
    '=product =products =brand =brands =cosmetics =dye =ammonia =hypoallergenic =organic =vegan =cruelty =cruelty-free =natural =tools =sterilise =sterilize =disposable =equipment =materials =use =uses =using =ingredients =machine',
  includes:
    '=include =includes =included =including =part =involve =involves =contains =package =comes =with =separate =cover',
  compare:
    '=difference =better =versus =vs =or =than =between =compare =recommend =suggest =advise =suit =suits =suitable =best =which =advice =work',
  exists:
    '=do =does =offer =offers =provide =provides =have =got =available =perform =carry =specialise =specialize =is =there =handle =cover =treat =treats =run =sell',
  list: '=list =menu =catalogue =catalog =services =service =treatments =range =options =kinds =types =what =everything =full =procedures =rundown',
  skilled:
    '=experience =experienced =skilled =expert =professional =qualified =best =top =good =great =senior =neat =gentle =careful =talented =star =master =trained =specialise =specialize =years =famous =competent =decent',
  learnt:
    '=diploma =degree =qualification =qualifications =certified =certificate =licensed =license =licence =education =trained =training =studied =board =accredited =background =credentials =chartered',
  shown:
    '=portfolio =photos =photo =pics =pictures =picture =work =works =examples =gallery =instagram =insta =profile =reviews =review =rating =videos =before =after =feedback',
  away: '=leave =maternity =holiday =vacation =quit =left =gone =back =still =returns =return =replaced =replacing =off =sick =anymore =around',
  named: '=name =names =named =called =surname =calls =lastname',
  gender: '=male =female =man =woman =lady =guy =girl =gentleman =men =women =ladies =guys',
  tells: '=tell =about =details =detail =info =information =describe =explain =more =know',
  // People who answer.
  boss: '=manager =owner =boss =director =supervisor =head =chief =charge =management =superior =ceo =responsible =founder',
  desk: '=reception =receptionist =desk =front =staff =admin =operator =agent =representative =rep =support =assistant =advisor =adviser =consultant =employee =team =colleague =helpdesk =specialist =administrator =clerk',
  alive:
    '=human =humans =person =people =real =live =alive =living =actual =someone =somebody =anyone =anybody =breathing',
  'call-me':
    '=call =callback =phone =ring =telephone =dial =number =voice =hotline =contact =email =calling =mobile =bell =line =buzz',
  'join-up':
    '=connect =transfer =switch =put =through =pass =speak =talk =chat =talking =speaking =get =give =hand =forward =escalate =reach =bring =redirect =let =thru',
  machine:
    '=bot =bots =robot =robots =machine =automated =automatic =computer =ai =chatbot =software =program =algorithm =script =auto =useless =dumb =stupid =tin',
  circle:
    '=circles =loop =understand =understanding =again =same =keep =repeating =option =options =menu =buttons =helping =getting =third =list',
  // Answers.
  accept:
    '=ok =okay =sure =deal =agreed =agree =accept =accepted =go =ahead =book =do =proceed =take =fine =alright =in =down =lets =yes =approved =consent =confirmed =settled =done =game =continue =send',
  right:
    '=right =correct =exactly =precisely =indeed =true =absolutely =spot =accurate =totally =bang =yes =yep =yeah =certainly =definitely =quite =affirmative =bingo',
  excellent:
    '=great =excellent =perfect =awesome =amazing =brilliant =fantastic =wonderful =lovely =super =fab =fabulous =cool =sweet =ideal =splendid =marvellous =superb =terrific =good =nice =ace =lush =dope =lit =outstanding =stunning',
  suits: '=suits =suit =works =work =fine =convenient =fits =fit =ok =okay =good =happy =easy =acceptable =goes',
  decline:
    '=no =nope =nah =not =never =neither =none =pass =decline =refuse =reject =without =against =rather =skip =negative =dont =nay =hardly =unlikely =sorry =unfortunately =afraid',
  undecided:
    '=maybe =likely =most =perhaps =think =decide =decided =undecided =unsure =later =yet =possibly =might =another =someday =consider =dunno =thinking',
  wrong:
    '=wrong =incorrect =mistake =mistaken =error =misread =misunderstood =mixed =typo =misheard =false =different =other =another =isnt =spelled =else =confused =mix',
  // Politeness.
  hello:
    '=hi =hello =hey =hiya =howdy =morning =afternoon =evening =greetings =yo =sup =good =day =helo =hallo =hullo =heya =aloha =hola =hii =heyy =wassup =gday =gm =salam =namaste',
  'may-ask':
    '=question =questions =ask =help =query =enquiry =inquiry =quick =wondering =wonder =may =favour =favor =assist =assistance =advice =sec =moment',
  'any-one': '=anyone =anybody =someone =there =here =around =knock =online =hear =home =you =who',
  gratitude:
    '=thanks =thank =thankyou =thx =ty =cheers =ta =appreciate =appreciated =grateful =thankful =obliged =gratitude =tysm =merci =gracias =danke =thanx =debt =owe =tyvm =thnx',
  praise:
    '=best =love =loved =amazing =lovely =kind =helpful =star =legend =angel =lifesaver =wonderful =happy =pleased =delighted =gem =superstar =hero =sweet =rock =brilliant =magic =beautiful =fantastic =saved =pleasure =thoughtful',
  farewell:
    '=bye =goodbye =cya =later =laters =farewell =ciao =ttyl =adios =cheerio =byebye =see =soon =catch =toodles =off =gotta =bb =goodnight =tata =ttfn =tomorrow =signing =dash =until =next',
  'good-wish':
    '=nice =good =great =lovely =enjoy =have =wonderful =take =care =luck =best =wishes =day =evening =weekend =night =safe =well =sweet =dreams =rest =week =blessed',
} as const;
