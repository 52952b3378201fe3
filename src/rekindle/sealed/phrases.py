"""Phrases that many people would think of, which a word list of single passwords does not know.

The strength estimate treats each as one well-known word. Compiled for Rekindle: counting and naming in
order, lines everybody can finish, and the passphrases that advice on passphrases has made famous.
"""

from __future__ import annotations

_PHRASES = """
one two three four five six seven eight nine ten
four three two one
first second third fourth fifth
eins zwei drei vier
uno dos tres cuatro
un deux trois quatre
alpha bravo charlie delta echo foxtrot
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
spring summer autumn winter
north east south west
north south east west
red orange yellow green blue indigo violet
red green blue yellow
red yellow green blue
black white red blue
hearts diamonds clubs spades
earth wind fire water
earth air fire water
morning noon evening night
head shoulders knees and toes
left right left right
up down left right
this is my password
this is my passphrase
this is my secret
this is a secret
this is a test
my secret pass phrase
my password is password
my voice is my passport
four words that belong together
four words that belong together work well
four different words work well
four words only you would put together work well
four random common words
let me in please
please let me in
open the door please
i forgot my password
i do not know
i don't know
i dont know
i don't care anymore
leave me alone
leave me alone please
go away and leave me alone
nobody will ever know
i love you
i love you so much
i love you very much
i love you forever
i love you to the moon and back
i love my family
i love my dog
i love my cat
i love my life
i hate my life
i hate you so much
i want to go home
i am so tired
home sweet home
live laugh love
peace love and happiness
faith hope and love
now and for ever
once upon a time
once upon a time in a land far away
happily ever after
long time no see
better late than never
practice makes perfect
time is money
knowledge is power
actions speak louder than words
the early bird catches the worm
an apple a day keeps the doctor away
when life gives you lemons make lemonade
the best things in life are free
all you need is love
every cloud has a silver lining
what goes around comes around
never say never
never give up
never give up on your dreams
easy come easy go
live and let live
carpe diem seize the day
veni vidi vici
et tu brute
to be or not to be
to be or not to be that is the question
all the world is a stage
i think therefore i am
in the beginning was the word
in the beginning god created the heaven and the earth
the lord is my shepherd
the lord is my shepherd i shall not want
jesus loves me this i know
god bless you
in god we trust
our father who art in heaven
amazing grace how sweet the sound
ask and it shall be given
it was the best of times it was the worst of times
call me ishmael
it is a truth universally acknowledged
may the force be with you
i am your father
luke i am your father
live long and prosper
winter is coming
you shall not pass
one ring to rule them all
not all those who wander are lost
to infinity and beyond
houston we have a problem
elementary my dear watson
beam me up scotty
there is no place like home
there's no place like home
life is like a box of chocolates
hasta la vista baby
i will be back
here's looking at you kid
just keep swimming
i have a dream
we the people
yes we can
give me liberty or give me death
the quick brown fox jumps over the lazy dog
lorem ipsum dolor sit amet
hello world
hello my name is
happy birthday to you
happy new year
merry christmas and a happy new year
we wish you a merry christmas
twinkle twinkle little star
twinkle twinkle little star how i wonder what you are
row row row your boat
row row row your boat gently down the stream
mary had a little lamb
jack and jill went up the hill
humpty dumpty sat on a wall
old macdonald had a farm
the itsy bitsy spider
roses are red violets are blue
rain rain go away
let it go
let it be
don't stop believing
don't worry be happy
we are the champions
never gonna give you up
you are my sunshine
you are my sunshine my only sunshine
somewhere over the rainbow
what a wonderful world
keep calm and carry on
"""

KNOWN_PHRASES: tuple[str, ...] = tuple(_PHRASES.split("\n")[1:-1])
"""Phrases in small letters, words apart by one space."""
