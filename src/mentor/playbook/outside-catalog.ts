/**
 * Messages that no playbook is for, in English and Korean: everyday life, facts to look up, one-line questions of the
 * trade, errands and small talk. Retrieval learns from them what is not its matter; one message a line.
 */
const linesOf = (text: string): readonly string[] => text.trim().split("\n");

const EN = {
  everyday: linesOf(`
which tea has the least caffeine
what can I use instead of eggs in a cake
is it safe to reheat mushrooms
which cheese goes on a French onion soup
how do I get red wine out of a white shirt
my shower drain is blocked, what helps
how do I bleed a radiator
which paint for a bathroom ceiling
what do I do against ants in the kitchen
how often should I water a cactus
when do I prune roses
the leaves of my lemon tree are turning yellow
how do I train a puppy not to bite
my dog is scared of fireworks
when does the next Olympics take place
how do I get rid of hiccups
I have a sore throat since Monday, what should I take
can I drink alcohol with antibiotics
how much protein do I need per day
my tooth hurts when I drink something cold
which vaccination do I need for Kenya
do I need a visa for Vietnam
which beaches in Sardinia are good for kids
can I take a pocket knife in hand luggage
how do you say cheers in Polish
which film won the Oscar last year
which guitar for a beginner
how do I tune a violin
what do I wear to a christening
how do I tie a bow tie
how do I remove a scratch from my car
my car makes a clicking noise when I turn left
which tyres for winter
how do I renew my passport
can I deduct my train ticket from my taxes
how do I cancel my gym membership
my landlord doesn't repair the heating, what are my rights
which health insurance is the cheapest
should I buy shares or gold
my son doesn't want to go to school
my baby wakes up every two hours
how do I tell my mother-in-law that we're not coming at Christmas
my boyfriend forgot our anniversary
how do I make new friends in a new city
my neighbour's tree hangs over my fence
which mattress is good for the back
which smartphone has the best camera
which printer is cheap to run
my phone doesn't charge any more
how do I take a screenshot on Windows
how do I delete my browser history
I forgot my password for the mail account
how do I connect headphones with bluetooth
which keyboard is quiet
how do I make a table of contents in Word
how do I merge cells in Excel
how do I insert a page break
how do I mute somebody in Zoom
how do I create a filter in Gmail
how do I make a link open in a new tab
how do I squash the last three commits
which font is used on road signs
how do I make a pie chart in google sheets
how do I fold a fitted sheet
is it legal to fly a drone in a park
how do I find a cheap flat in Vienna
which language is spoken in Andorra
how do I say happy birthday in Korean
what should I have for dinner
which zodiac sign fits a Libra
how do I get rid of dandruff
how do I learn to swim as an adult
how do I start with yoga
how do I learn to play chess
how do I knit a scarf
which wood for a terrace
how do I sharpen a kitchen knife
do I have to soak lentils
which vegetables are in season in March
where can I buy cheap concert tickets
when do the shops open on Sunday
is there a pharmacy open near me
how do I get to the airport from the main station
I can't decide between the blue and the grey curtains
my neighbour plays the drums until midnight
my sister hasn't spoken to me since the wedding
I've been learning Spanish for two years and still can't order a coffee
my football team lost again and I'm so disappointed
I'm afraid of flying and have to go to Singapore
my son got bad marks in maths, what can I do
I feel so tired after lunch, is that my diet
my girlfriend wants to move in with me, is it too early
I burned the rice again, what am I doing wrong
I've got a stiff neck since this morning
my mother wants me to visit every weekend
how do I tell my daughter that her rabbit has died
I bought shoes in the wrong size, can I send them back
we're getting married in June and need a menu
my landlord wants to sell the flat, must I move out
I'm building a shed, how deep must the foundation be
my tomatoes have brown spots
our dog barks at everybody, how do we stop that
I want to run ten kilometres by summer, is there a plan
my bank charged me twice for the same transfer
I lost my wallet on the train
my flight was cancelled, do I get my money back
we have a baby on the way and can't agree on a name
my grandfather was a sailor, how do I find out on which ship
I'm reading Proust and keep falling asleep
my guitar is out of tune
I'm going to a funeral, which colour of tie is right
my boyfriend snores, help
I'd like to lose five kilos before the holidays
my glasses are always dirty
I'm colour blind, which profession can't I have
our cat brings mice into the house
I slept badly because of the full moon
my teenager only looks at his phone
I want to stop smoking
I'm allergic to nuts, what can I eat in Thailand
my husband says I should see a dentist
how do I get over a break-up
my best friend owes me money
I have to hold a speech at my father's seventieth birthday
we're looking for a cottage by the sea for August
my car failed its inspection
I've inherited a piano and don't know what it's worth
the heating in our flat is broken again
my electricity bill has doubled
can I paint over wallpaper
I need a costume for Saturday
my shoelaces keep coming undone
what do I do with two hundred old records
my doctor prescribed something I can't pronounce
I'm bad at remembering faces
how do I get my children to eat vegetables
my plants died while I was on holiday
I won a voucher for a balloon ride, is that safe
how do I undo my last commit
how do I enable dark mode in slack
how do I make a backup of my phone
what should I call my new kitten
which element has the symbol Fe
which instrument has 88 keys
I'm planning a surprise party for my sister and need an idea that doesn't cost much and works in a small garden
We moved into an old house and one of the windows won't close properly, what kind of craftsman do I call for that
I've got guests on Saturday, two of them can't eat gluten and one hates fish, what would you cook
Since the new pipes were put in, our tap water tastes of metal, should I have it tested
My grandson wants to know why the moon follows the car, how do I explain that to a five year old
I left my umbrella on the number twelve tram this morning, where do I ask for it
For years I've had the same dream about missing a train, does that mean anything
My neighbours have put up a fence that's thirty centimetres on my side, what can I do about it
I'd like to take up painting again, watercolours or acrylics, and what should I buy to begin with
The vet says our dog is too fat, but he looks at me with those eyes whenever I cut the ration
We can't agree on a colour for the bedroom, she wants dark green and I'd rather have it light
I bought a second-hand bicycle and the gears jump on every hill, can one adjust that oneself
My aunt left me forty jars of plum jam, what on earth does one do with so much of it
I have to be in Madrid at nine on Monday and there's no direct train, what would you suggest
I pulled something in my shoulder while gardening and can't lift my arm any more
Which is the better phone for my parents, they only want to call and look at photos
I'm supposed to bring a cheese board for twelve people, how much do I need and which sorts
The cat from next door comes in through our window and sleeps on my pillow, I'm allergic
We've been on a waiting list for a kindergarten place since spring and nobody tells us anything
I'd like to see the northern lights once in my life, when's the best time and where
My car makes a whistling noise above a hundred, the garage finds nothing
I've read half of Anna Karenina and I'm wondering whether I should keep at it
My husband wants to buy a boat and I think we can't afford one
How do you get a two-year-old to keep his shoes on
Our team finished last in the league and now the trainer's gone too, what a season
I've a wedding in August and don't know what to wear in that heat
I keep sneezing as soon as I come into the bedroom, could it be the mattress
The tax office wants papers from 2017 that I threw away a long time ago
My phone says that the storage is full although I've deleted all of the photos
I'd love to have chickens, how much space do four of them need
I found a wallet with a lot of cash in it, where do I hand it in
We've got mice in the attic and I don't want to kill them
My father's moving into a home and we have to clear out his flat, where does one begin with the furniture
I was charged for a hotel that I'd cancelled in time, how do I get that back
It's our first winter with a stove, how much wood does one need
I've been told to drink two litres a day, does coffee count
My daughter is starting to play the trumpet, are there mutes for that, the walls are thin
Is it worth repairing a fifteen year old dishwasher, the man wants 180 for it
I'm looking for a quiet village by a lake where one can rent a cabin with a dog
The soup's too salty, the guests come in ten minutes, what can I do
My skin gets terribly dry in winter, especially on the hands
I want to write to my old teacher to thank her, could you help me with the first sentences
I've planted potatoes for the first time, when do I know that they're ready
They've changed the bus timetable and now I can't get home after the theatre
My brother and I have inherited a flat and he doesn't want to sell
I'd like to run my first half marathon in October and at the moment I manage five kilometres
I need a costume for my son by tomorrow, he'd like to be a volcano
My beard grows in patches, is there anything one can do
I need a name for a bakery that only sells bread and is run by two brothers
Why do we have leap years and who came up with them
Which countries don't have a capital, or have more than one
I'm in a queue at the post office and bored to death, entertain me
My flight leaves at six in the morning, is it better to sleep at the airport
I spilled coffee over my keyboard at home, can I rinse it with water
I want to sell my old camera, where do I get the best price
My glasses broke, can I glue the frame until Monday
The baby next door cries all night and we sleep badly
I've been vegetarian for a year and now my doctor says that I lack iron
My best friend's getting divorced and wants to stay on my sofa for a while
We want to adopt a dog from a shelter, what should we look out for
I can't get the lid off this jar, any tricks
My son's afraid of the dark, and we've tried three different night lights
How do I politely refuse an invitation to a baby shower
My knees crack when I go down stairs, is that bad
My tent leaks at the seams, how do I seal it
I'm learning to drive at forty and parking makes me nervous
The plumber didn't turn up for the second time, I'm furious
I'm fed up with my gym, they still take money although I cancelled
We lost our luggage in Frankfurt and the airline doesn't answer
My ex keeps writing to me and I don't know how to make it stop
I feel lonely since I moved to this town
My mother-in-law criticises everything I cook
I'm exhausted, the twins didn't sleep at all this week
How do I tell the children that we're moving away
My choir sings the Messiah in December and I can't reach the high notes
I've a chess tournament on Sunday and always lose in the endgame
I promised my children a rabbit and now I'm wondering whether one is enough or whether they need company
We've been arguing with the building's owner about the lift for a year, it stops between floors at least once a week
My roof leaks when the wind comes from the west, but the roofer never finds anything when he's here
I wanted to bake a marble cake like my grandmother's and it comes out dry each time
For our holiday in Norway we can't decide between a camper van and cabins
My left ear has been ringing since the concert on Friday, will that go away by itself
I've joined an amateur theatre group and have to learn four pages by heart, any tricks
Our old oak lost a big branch in the storm, do I have to tell the council
My nephew's started collecting stamps and I've got two albums from my father, are they worth anything
The bus driver shut the door in my face although he'd seen me running
I'd like to give blood for the first time, does it hurt and how long does it take
How long can I keep cooked rice in the fridge before it goes off
I've got too many courgettes this year and nobody wants them any more
My passport runs out two months after the trip, do they let me in like that
The lock on my front door is stuck in the cold, can I spray something into it
My wife gave me a sewing machine as a joke, and now I'd like to use it properly
We found a hedgehog in the garden in December, shouldn't it be asleep
My knitting always gets narrower towards the top
I've had hiccups for two hours, it's getting on my nerves
They've raised the price of our swimming pool by a third and shortened the opening hours
My parents are celebrating their ruby wedding, and I'm to do a slide show with old photographs
I want to send a parcel to Australia, what's the cheapest way
My aquarium's gone green, although I change the water each week
I lost at Monopoly again to a seven year old
I've been asked to be a godfather, what does one have to do
How do I repot an orchid without killing it
Our street's being dug up for the third time this year
My hairdresser cut it much too short and I've a photo shoot tomorrow
I'm moving into a flat without a kitchen, what do I need for the beginning
My daughter wants a tattoo and she's sixteen
I would like to learn the names of the stars, is there a good map for beginners
My suitcase is two kilos over, will they make a fuss
We're expecting twelve for dinner and own eight chairs
My coffee machine drips and the coffee's only lukewarm
I'm knitting a hat and don't know how many stitches to cast on
My brother's cooking for the first time in his life and has invited his boss's dog as well
The moths have eaten my good jumper, how do I get rid of them
I've got an old radio from the fifties, could it still be made to play
The cinema here shows everything dubbed, where can I see films in the original
I'm the treasurer of our sports club and wonder how long we have to keep receipts
My scooter was stolen from the courtyard, does the insurance pay
I've promised to bring a salad that can stand in the sun
A wasp stung me on the lip and it's swelling up
My neighbour wants to borrow my car for a week
I'd like to watch birds from the balcony, how do I attract them
Our guinea pigs squeak all night long
Which is the highest mountain that one can walk up without ropes
How do I get chewing gum out of a child's hair
My father-in-law tells the same war stories each Sunday
We've bought a house with an open fireplace, and it smokes into the room
I keep losing single socks, where do they go
My train was ninety minutes late, how do I get some of the fare back
I'd like to swim across the lake this summer, about two kilometres, how do I prepare for it
Could I put solar panels on the garage and what would that bring in
My ironing board squeaks and the iron leaves brown marks
I got sunburnt on the first day of the holiday
I need a LaTeX table with three columns, the last of them aligned to the right
how do I mock a date in jest, what's the call
how can I see all environment variables in PowerShell
how do I find the largest number in a list in Haskell`),
  facts: linesOf(`
how long do you boil potatoes for a salad
a recipe for lentil soup for six people please
what's the best way to cut an onion without crying
the fridge makes a strange humming noise
how old do hamsters get
what do hedgehogs eat in winter
will it rain on Saturday in Hamburg
how warm is the sea in Greece in October
is there still snow in the Alps in May
what's the forecast for tomorrow morning
who won the match last night
how many players are on a handball team
rules of table tennis doubles
who holds the marathon world record
is a temperature of 38.5 dangerous for a child
how many calories does a banana have
what are the symptoms of iron deficiency
what helps against hay fever
how much does a flight to New York cost in spring
what should one see in Lisbon in three days
is the train or the bus faster from Oslo to Bergen
what is the currency of Hungary
how far is the moon
how many bones does a human have
why is the sea salty
who painted the girl with the pearl earring
when did the Berlin Wall fall
what is the longest river in Africa
who wrote War and Peace
what is the chemical formula of ammonia
how do volcanoes form
how does a rainbow come about
what does carpe diem mean
what's a synonym for beautiful
is it "who" or "whom" in this sentence
what day is it today
what's 17 percent of 240
how many litres are in a gallon
what's the circumference of a circle with radius three
how many days until Christmas
what is the name of the song that goes la la la
who plays the main role in that space film
a book for a ten year old who likes dragons
what is the difference between a symphony and a concerto
present for a colleague who retires and likes gardening
how much is the fine for parking on the pavement
what is the deadline for the tax return
how high is the inheritance tax
how long is the guarantee on a washing machine
what's the price of bitcoin
how does a mortgage work
first date ideas
is this television worth the money
the printer is not recognised
is 16 GB of memory enough for a laptop
formula for the average of a column in a spreadsheet
difference between left join and inner join
who is the CEO of Nvidia
what's the resolution of 4K
what is the speed of light
how does a heat pump work
how many weeks of parental leave do fathers get in Sweden
what is the minimum wage in Germany
how is overtime taxed
how many vacation days are required by law in Spain
what's the time difference between Berlin and Tokyo
can cats eat tuna
is a tomato a fruit
why do cats purr
how fast can a cheetah run
do plants sleep
what is the meaning of life
what's a good name for a cat
how deep do you plant tulip bulbs
what goes into a mojito
is decaf coffee healthy
how much coffee for one litre of water
how long does an opened jar of pesto keep
what's the difference between jam and marmalade
what's on TV tonight
who is the president of Brazil
when is the next election
how does the electoral college work
what is quantum computing in simple words
is there life on Mars
how big is the universe
what's the keyboard shortcut for find and replace
what's the syntax of a list comprehension
what's a good question for a pub quiz
why did the Roman empire fall
what's the tallest building in the world
how many people live in Canada
when was the first moon landing
what language do they speak in Brazil
how long does light take from the sun to the earth
how old is the universe
what's the plot of Hamlet
what does RSVP mean
What's the name of that film in which a man relives the same day over and over
What do you say at a funeral to people that you don't know
What would be a good motto for a primary school's summer fair
Who was the first woman to win a Nobel prize, and for what
How do bees find their way back to the hive
What's the difference between a crocodile and an alligator
How was the Suez canal built and how long did it take
What is the oldest university in the world that still exists
How many languages are spoken in India, roughly
What do the stars on the flag of the European Union stand for
How does a refrigerator make things cold
Why does a boomerang come back
What's the weather usually like in Scotland at the end of September
Does one take the shoes off when visiting people in Japan
What's the best way to store wine when one hasn't got a cellar
In which month does one cut back lavender
What does one write in a sympathy card for somebody one hardly knew
what's the difference between a left shift and a multiplication by two
what does the arrow in a C program mean, as in p->next
what is the difference between a mutex and a semaphore
what is a webhook and how does it differ from polling`),
  technical: linesOf(`
how to sort an array of objects by a property in javascript
what's the python function for rounding up
how do I read a file line by line in Java
what does the static keyword mean
difference between == and === in javascript
difference between an interface and an abstract class
what is a closure
what is a foreign key
what does idempotent mean
how do I declare a constant in Go
syntax for a switch statement in Kotlin
how to format a date as yyyy-mm-dd in python
how do I remove duplicates from a list in python
css to make an image round
how to add a shadow to a box in css
html tag for a line break
what is the default timeout in axios
what does the -z flag of tar do
command to find files larger than 100 MB on linux
how do I see which process uses a port
how to kill a process by name
what does grep -v do
how do I create a symlink
how do I extract a zip file on the command line
how do I rename a git branch
git command to see who changed a line
how do I add a remote in git
what is the difference between git fetch and git pull
docker command to remove all stopped containers
how do I list all pods in a namespace
what does the EXPOSE instruction in a Dockerfile do
which http method is used for partial updates
what does status code 429 mean
what is the maximum size of a cookie
how long is a UUID
what does UTF-8 stand for
regular expression for an email address
sql query to get the second highest value in a column
how do I add a column with a default value in mysql
how do I see the size of a table in postgres
which data type for money in sql
how do I install node on ubuntu
how do I update pip
which version of java is the current LTS
what's new in python 3.13
when does support for windows 10 end
who invented the linux kernel
what does SOLID stand for
what is the ASCII code of A
how many bits are in a byte
convert 255 to hexadecimal
what's the shortcut to format code in intellij
how do I change the theme in my terminal
how do I set an environment variable on windows
how do I exit vim
is the apache licence compatible with gpl
how much does github copilot cost per month
how much does a domain cost per year
what is the price of a small virtual server
which cloud region is closest to Poland
how do I generate an ssh key
what is the default user of the raspberry pi
pin layout of the esp32
what voltage does an arduino need
write a bash one-liner that counts lines in all files
give me a json example with nested arrays
write a function that reverses a string in rust
write a sql statement that creates a users table
convert this csv line into json
explain what a pointer is in one sentence
what does the acronym CRUD stand for
do I have to pay a TV licence as a student
what is the command to list running containers
how do I convert a string to an integer in java
what does the error code 0x80070005 mean
how do I check the version of node
which header do I need for json
how do I get the current timestamp in postgres
what's the difference between TCP and UDP
what does a 502 status mean
difference between a stack and a heap
what's the difference between authentication and authorisation
how do I center text in css
how do I write a for loop in bash
how do I import a module in python
give me an example of a dockerfile for node
how do I set up prettier
what is the latest version of react
how do I change the port of the dev server
what does nullable mean
how do I escape quotes in json
how do I format a number with two decimals in javascript
how do I sort a map by value in go
how do I check whether a file exists in python
how do I add a user to a group on linux
which license does postgres have
what is the file extension of a rust source file
how do I turn off autocorrect
what is a monorepo, in one sentence
what does REST stand for
what is the maximum length of a varchar in mysql
how many requests does the free tier allow
how do I clear the dns cache on windows
what is the default branch name in git
how do I write a comment in yaml
how do I print to the console in kotlin
what's the type of null in javascript
how do I get the length of an array in c
how do I open a port in the firewall
convert this date to unix time
how do I compare two files in vim
what's the difference between a process and a thread
who maintains the python language
when was kubernetes released
which companies use erlang
what's the name of the go mascot
how do I spell kubernetes
what colour is the rust logo
how much does an aws t3 micro cost
is sqlite free for commercial use
how much memory does a jvm use by default
Can you show me how to sort a list of dictionaries by two keys in Python, please
I need a regular expression that finds dates in the form day dot month dot year in a text
Please write a shell script that renames all the files in a directory to lower case
Explain to me in simple words what a hash function does and where it's used
How do I make a request with a bearer token using curl, could you give me an example
Which of these is faster in JavaScript, a for loop or forEach, and by how much
I'd like to know how public key encryption works, ideally with an example with small numbers
How do I set up a virtual host in Apache for a second domain
Give me a SQL query that counts the orders per month for the last year
What's the difference between a container and a virtual machine, explained for a layman
Could you convert this little Python function into JavaScript for me
How do I add a progress bar to a command line tool in Node
What exactly happens when I type an address into the browser and press enter
How do I store the date of birth in a database, as a date or as text
I need a YAML file for GitHub Actions that runs npm test on every push
Which HTTP status code do I return when a resource already exists
How do I read environment variables in a Go program
Show me how to draw a bar chart with matplotlib
What does the error EADDRINUSE mean and how do I free the port
What is the difference between an inner class and a static nested class in Java
How do I put two divs next to each other with flexbox
How do I parse command line arguments in Rust
Can you generate a UUID for me and explain what the parts of it mean
How do I create an index on two columns in Postgres, what's the syntax
What's the command to copy a file from a server to my own machine
How do I configure a proxy for npm
What are the SOLID principles, list them with one line each
How do I write an enum in TypeScript, and is there anything better
What's the big O of binary search and why
Write a function which checks whether a word is a palindrome
How do I mount a volume in docker compose
What does the volatile keyword do in C
How do I change the author of the last commit in git
Is there a tool which converts HTML to Markdown on the command line
How do I find duplicate lines in a text file with standard Unix tools
What are the default credentials of a fresh RabbitMQ
How do I find out which version of Ubuntu is running
How do I encode a file in base64 on Windows
Which ports have to be open for a mail server
What do the letters in ACID stand for, and what does each of them mean
how do I remove a file from the git history for good
show me a minimal express server with one route
write a SQL query that finds customers without any orders
which Python version added the match statement
what's the meaning of the three dots in JavaScript
how do I set a default value for an argument in a bash function
give me a regular expression for a German postcode
how do I pretty print JSON in the terminal
what's the command for showing the last hundred lines of a log file
please convert these curl options into a Python requests call`),
  errands: linesOf(`
can you freeze cooked pasta
good stretches before running
translate "see you tomorrow" into Italian
write a poem about the sea
tell me a bedtime story about a fox
make up a name for my boat
write a toast for my brother's wedding
tell me something funny
sing me a song
do you like music
what's your name
are you a human being
how old are you
good morning, nice to meet you
thanks, bye
hello, anybody there
lol ok
set a timer for ten minutes
remind me to buy milk
solve x squared minus five x plus six
convert 12 inches to centimetres
recommend a crime series
good board games for two
generate ten random test email addresses
I'm bored, entertain me
tell me my horoscope
do you believe in ghosts
flip a coin
pick a number between one and ten
recommend a moisturiser for dry skin
book a table for four at seven
order me a pizza
call a taxi please
play some jazz
turn off the lights
what's the news today
write me a cron line for every weekday at six
translate this sentence into German
proofread my letter to the insurance
make this text shorter
write a birthday greeting for my boss
write a limerick about a duck
suggest a title for my holiday photos
make me a packing list for Iceland
plan a weekend in Rome for me
create a workout plan for beginners
give me ten riddles for children
explain the offside rule
explain photosynthesis to a child
how are you doing today
what can you do
who made you
can you hear me
are you there
nice weather today
I'm just testing
haha that was funny
good night
please stop
never mind
Please explain the difference between let, const and var with examples
Could you proofread this e-mail to my landlord about the broken heating
Please translate this menu from Spanish into English
Summarise the plot of the Odyssey in five sentences
Write me a rhyming toast for my grandparents' golden wedding
Draw up a shopping list for a barbecue with fifteen people
Make a quiz with ten questions about European capitals
Tell me a scary story that one can tell children at a campfire
Give me a training plan for somebody who hasn't done any sport for ten years
Explain to me how a bill becomes a law in the United States
Do you know a good place for ice cream near the cathedral
What would you do if you could be human for a day
Do you have feelings, or do you only pretend to
Thanks, that's all for today, have a nice evening
just wanted to say hi and see if this thing works
Could you speak a bit like a pirate, please
What's your favourite colour and why
please write a php script that uploads an image and makes a thumbnail of it
explain the difference between symmetric and asymmetric encryption with an everyday example`),
};

const KO = {
  everyday: linesOf(`
일본 여행 가는데 비자 필요한가요
강아지가 밥을 안 먹어요
고양이 발톱은 얼마나 자주 깎아요
화분 잎이 노랗게 변해요
감기약 먹고 술 마셔도 되나요
하루에 물을 얼마나 마셔야 해요
무릎이 아픈데 어느 병원에 가야 하나요
어제 야구 누가 이겼어요
월드컵 언제 해요
어버이날 선물 뭐가 좋을까요
여자친구 생일에 뭐 하면 좋을까요
남편이 집안일을 안 해요
시어머니랑 사이가 안 좋아요
자동차세는 언제 내나요
은행 금리 어디가 높아요
아이폰 화면이 깨졌어요
무선 이어폰 뭐가 좋아요
프린터가 인식이 안 돼요
에어컨 청소 어떻게 해요
세탁기 소음이 심해요
결혼식 축의금 얼마 해야 해요
제 동생이 저한테 말을 안 해요 결혼식 이후로요
남자친구가 기념일을 잊어버렸어요
옆집에서 밤마다 시끄럽게 해요
영어 회화를 2년 배웠는데 아직도 말을 못 하겠어요
강아지가 아무한테나 짖어요
우리 팀이 또 졌어요 속상해요
엄마가 매주 오라고 하셔서 힘들어요
신발 사이즈를 잘못 샀는데 교환되나요
차에서 이상한 소리가 나요
허리가 아파서 잠을 못 자겠어요
친구가 돈을 안 갚아요
아기 이름을 뭘로 지을까요
이사 가는데 뭐부터 준비해야 하나요
지갑을 지하철에서 잃어버렸어요
전기 요금이 두 배로 나왔어요
여동생 생일 파티를 몰래 준비하려는데 돈이 많이 안 드는 아이디어 있을까요
오래된 집으로 이사 왔는데 창문이 잘 안 닫혀요 어디에 연락해야 하나요
토요일에 손님이 오는데 한 명은 채식을 해요 뭘 차리면 좋을까요
오늘 아침 버스에 우산을 두고 내렸어요
강아지가 너무 살이 쪄서 사료를 줄이라는데 불쌍해서 못 하겠어요
침실 벽지 색을 두고 남편이랑 의견이 안 맞아요
중고 자전거를 샀는데 기어가 자꾸 튀어요
텃밭에서 일하다가 어깨를 다쳐서 팔이 안 올라가요
오로라를 보고 싶은데 언제 어디로 가야 하나요
자동차가 시속 100킬로 넘으면 휘파람 소리가 나요
두 살짜리가 신발을 안 신으려고 해요
침실에만 들어가면 재채기가 나요 매트리스 때문일까요
길에서 지갑을 주웠는데 어디에 맡겨야 하나요
아버지가 요양원에 들어가셔서 집을 정리해야 해요
취소한 호텔 요금이 빠져나갔어요 돌려받을 수 있나요
커피도 하루 물 섭취량에 들어가나요
겨울만 되면 손이 너무 건조해요
감자를 처음 심었는데 언제 캐야 하나요
내일까지 아들 학예회 의상을 만들어야 해요
빵집 이름을 지어 주세요 형제 둘이 해요
유럽 수도 퀴즈 열 문제 내 줘
꿀벌은 어떻게 집을 찾아가나요
냉장고는 어떻게 차갑게 만드나요
우체국에서 줄 서 있는데 심심해요
집 키보드에 커피를 쏟았는데 물로 헹궈도 돼요?
안경테가 부러졌는데 접착제로 붙여도 될까요
유기견을 입양하려는데 뭘 봐야 하나요
아들이 어두운 걸 무서워해요
배관공이 두 번이나 안 왔어요 화가 나요
헬스장을 해지했는데 돈이 계속 빠져나가요
전 남자친구가 자꾸 연락해요
쌍둥이가 잠을 안 자서 너무 지쳤어요`),
  facts: linesOf(`
된장찌개 맛있게 끓이는 법
계란 삶는 시간 몇 분이에요
라면에 넣으면 맛있는 재료 추천
삼겹살이랑 어울리는 술이 뭐예요
내일 부산 날씨 어때
주말에 비 온대요?
인천공항에서 서울역까지 얼마나 걸려요
환전은 어디서 하는 게 싸요
손흥민 이번 시즌 몇 골이에요
요즘 볼만한 드라마 추천
이 노래 제목이 뭐예요
아이가 밤에 자꾸 깨요
전세 계약할 때 확인할 것
연말정산 언제까지예요
실업급여 조건이 뭐예요
청약 통장 만드는 방법
비트코인 지금 얼마예요
와이파이가 자꾸 끊겨요
카카오톡 대화 백업하는 방법
한글에서 쪽 번호 넣는 법
파워포인트 글꼴 추천
윈도우 업데이트 끄는 방법
유튜브 광고 없애는 법
오늘 며칠이야
지구에서 달까지 거리
프랑스 수도가 어디예요
조선을 세운 사람이 누구예요
물의 끓는점은 몇 도예요
오늘 저녁 뭐 먹지
수영 배우려면 얼마나 걸려요
넥타이 매는 법
옷에 묻은 커피 얼룩 지우는 법
아들이 게임만 해서 걱정이에요
비행기 타는 게 무서워요
요즘 점심 먹고 나면 너무 졸려요
다이어트를 해도 살이 안 빠져요
세계에서 제일 높은 건물
빛의 속도가 얼마예요
다섯 살 손자가 달이 왜 따라오냐고 묻는데 어떻게 설명하죠
어린이집 대기가 너무 길어서 걱정이에요
8월에 결혼식이 있는데 더위에 뭘 입고 가야 할지
국이 너무 짠데 손님이 곧 와요 어떻게 하죠
형이랑 같이 아파트를 상속받았는데 형이 안 팔겠대요
10월에 하프 마라톤을 뛰고 싶은데 지금은 5킬로가 한계예요
노벨상을 처음 받은 여자는 누구예요
윤년은 왜 있는 거예요
9월 말 스코틀랜드 날씨는 보통 어때요
옆집 아기가 밤새 울어서 잠을 못 자요
채식한 지 일 년인데 철분이 부족하대요
병뚜껑이 안 열려요
마흔에 운전을 배우는데 주차가 너무 무서워요
이 동네로 이사 오고 나서 외로워요`),
  technical: linesOf(`
엑셀에서 합계 구하는 함수
크롬 시크릿 모드 단축키
파이썬에서 리스트 정렬하는 함수가 뭐예요
자바에서 문자열 길이 구하는 메서드
git 커밋 메시지 수정하는 명령어
리눅스에서 포트 확인하는 명령어
도커 이미지 삭제하는 방법
정규식으로 전화번호 찾기
GET이랑 POST 차이
HTTP 404가 무슨 뜻이에요
UTF-8이 뭐예요
SQL에서 중복 제거하는 구문
CSS로 가운데 정렬하기
자바스크립트 const랑 let 차이
node 설치 방법
포스트그레스 기본 포트 번호
JSON 파일 확장자
GPL 라이선스 상업적 이용 가능해요?
vi 에디터 종료하는 법
우분투 버전 확인 명령어
리액트 최신 버전이 뭐예요
파이썬 버전 확인하는 방법
스프링 부트 포트 바꾸는 설정
자바에서 문자열을 숫자로 바꾸는 법
TCP랑 UDP 차이가 뭐예요
502 에러가 무슨 뜻이에요
npm 캐시 지우는 명령어
깃에서 브랜치 이름 바꾸기
맥에서 환경 변수 설정하는 방법
yaml 주석 다는 법
도커 컨테이너 목록 보는 명령어
오라클 기본 포트가 몇 번이에요
MySQL varchar 최대 길이
인텔리제이 단축키 모음
리눅스 파일 권한 바꾸는 명령어
REST가 무슨 약자예요
파이썬에서 딕셔너리 리스트를 두 개 키로 정렬하는 방법 알려 주세요
텍스트에서 날짜를 찾는 정규 표현식을 만들어 주세요
폴더 안의 파일 이름을 전부 소문자로 바꾸는 스크립트 써 줘
해시 함수가 무엇인지 쉽게 설명해 주세요
curl로 토큰을 넣어서 요청하는 예시 보여 주세요
공개 키 암호가 어떻게 동작하는지 예를 들어 설명해 줘
지난 1년 동안 월별 주문 수를 세는 SQL을 짜 주세요
컨테이너와 가상 머신의 차이를 쉽게 알려 주세요
이 파이썬 함수를 자바스크립트로 바꿔 주세요
브라우저에 주소를 치면 무슨 일이 일어나나요
깃허브 액션으로 npm test를 돌리는 yaml 예시
Go에서 환경 변수를 읽는 방법
러스트에서 명령줄 인자를 파싱하려면 어떤 코드를 쓰나요
SOLID 원칙을 한 줄씩 정리해 주세요
이진 탐색의 시간 복잡도와 그 이유
회문인지 검사하는 함수를 작성해 줘
도커 컴포즈에서 볼륨 마운트하는 문법
base64로 파일을 인코딩하는 방법
ACID가 각각 무엇을 뜻하나요`),
  errands: linesOf(`
제주도 맛집 알려 주세요
두통에 좋은 음식 알려 주세요
다이어트 식단 추천해 주세요
초등학생 책 추천해 주세요
노트북 추천해 주세요
안녕
심심해 놀아 줘
너 이름이 뭐야
농담 하나 해 줘
시 한 편 써 줘
10분 타이머 맞춰 줘
이 문장을 일본어로 번역해 줘
맞춤법 좀 봐 줘
로또 번호 추천해 줘
헬스장 운동 순서 알려 줘
사주 봐 줘
집주인이 보증금을 안 돌려줘요
이 글 좀 요약해 줘
생일 축하 메시지 써 줘
수수께끼 내 줘
너는 누가 만들었어
잘 자
고마워
날씨 좋다
테스트
부모님 휴대폰을 바꿔 드리려는데 쉬운 걸로 추천해 주세요
집주인한테 보낼 메일 맞춤법 좀 고쳐 주세요
이 스페인어 메뉴판을 번역해 주세요
오디세이 줄거리를 다섯 문장으로 요약해 줘
바비큐 파티 장보기 목록 만들어 줘
아이들한테 들려줄 무서운 이야기 해 줘
십 년 동안 운동을 안 한 사람을 위한 계획 짜 줘
너는 감정이 있어?
오늘은 여기까지 할게 고마워
쓰던 카메라를 팔고 싶은데 어디가 제일 비싸게 쳐 줘요`),
};

/** One list for each sort of them. */
export const OUTSIDE: Readonly<Record<"en" | "ko", readonly (readonly string[])[]>> = {
  en: Object.values(EN),
  ko: Object.values(KO),
};
