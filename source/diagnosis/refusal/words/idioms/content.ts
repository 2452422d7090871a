/** The message: whole phrases, a phrase a line, below the cause they name. */
export const content = `
content-spam
	mass mailer
	message scored
	mail scored
	rejects spam from =2.4
	spam classification =3.2
	spam detected
	roskapostina =2.6
	rejected as spam =2.8
	refused as spam =2.8
	blocked as spam =2.8
	cold outreach =3
	marketing mail =2.4
	marketing email =2.4
	unsolicited marketing =3
	cold email =2.6
	without prior consent =2.6
	newsletters are not =2.2
	purchased list =2.2
	스팸으로 =2.4
	classified as rspam
	spam or virus classification =3.4
	spam or virus content =3
	spam oder viren =3
	phone number filter
	url phone number filter
	heuristic* .. threshold =2.8
	score .. exceeds =2.6
	exceeds .. spam threshold =3
	spam threshold exceeded
	phishing message
	identified as phishing
	phish
	phishing detected
	suspected phishing
	suspicious message =1.6
	suspicious email =1.6
	spam mail
	considered spam
	looks like spam
	appears to be spam
	suspected spam
	suspicion of spam
	spam score
	spam filter
	likely unsolicited
	identified as junk
	content .. spam
	high probability of spam
	suspicious due to the nature of the content
	message looks
	spam threshold
	spam suspect
	unsolicited bulk
	id .. spam =2.8
	mail appears to be unsolicited
	flagged as junk
	is spam
	as spam
	seems to be spam
	seems spam
	might be spam
	may be spam
	possible spam
	probable spam
	likely spam
	potential spam
	contains spam
	spam found
	spam suspected
	spam rejected
	spam refused
	spam not accepted
	spam not allowed
	no spam
	suspect spam
	spam filters
	spam rule
	spam rules
	spam check
	spam test
	spam tests
	spam engine
	spam policy
	spam level
	spam points
	spam probability
	spam bomb =2.6
	spam like
	spam sign
	spam signs
	antispam filter
	antispam policy
	antispam check
	antispam system
	antispam engine
	anti spam
	scored too high
	score is too high
	bayesian
	phishing attempt
	looks like junk
	bulk rejected
	als spam erkannt
	als spam eingestuft
	comme spam
	comme indésirable
	considéré comme
	como spam
	considerado spam
	come spam
	jako spam
	als spam aangemerkt
	sebagai spam
	spam olarak
	похоже на спам
	как спам
	垃 圾
	迷 惑 メ ー ル
	스팸
	by dcc
	rspamd
	gtube
	gtube pattern
	spamd
	content filter =1.4
	content filtering =1.4
	message content filter =2.4
content-virus
	virus detected
	infected with
	virus
	known threat =2.6
	threat detected =2.6
	threat found =2.6
	advanced threat
	threats found =2.6
	sandstorm
	verdict malicious =2.6
	malicious verdict =2.6
	malware
	id .. infected =3
	virus found
	virus infected
	virus in
	contains virus
	contains a virus
	contained a virus
	infected message
	malware detected
	malware found
	contains malware
	malicious code
	malicious file
	due to virus =2.4
	viren gefunden
	virus détecté
	virus detectado
	virus rilevato
	virus trouvé
	vírus detectado
	wykryto wirusa
	обнаружен вирус
	содержит вирус
	病 毒
content-attachment
	banned file
	presents a potential security issue =3
	attachment type
	windows executables =3
	attachments or embedded images
	zip attachments
	executables
	unscannable =2.6
	not be scanned =2.4
	cannot scan =2
	could not scan =2
	encrypted document
	macro enabled =2.6
	attached document
	archive contains =2.4
	nested archive =2.4
	potentially executable
	executable content
	file extension
	dangerous attachment
	id .. banned =3
	banned exe
	attachment count =2.8
	attachment is not
	attachments are not
	attachment types
	attachment name
	attachment extension
	attachment policy
	attachment filter
	attachment filtering
	attachment file
	attachment number
	number of attachments
	too many attachments
	encrypted attachment
	password protected
	encrypted archive
	encrypted zip
	executable attachment
	executable file
	executable files
	file type
	file types
	filetype
	file name
	filename
	disallowed file
	forbidden file
	prohibited file
	blocked file
	file extensions
	dateianhang
	dateianhänge
	anhang nicht
	pièce jointe
	pièces jointes
	archivo adjunto
	archivos adjuntos
	allegato non
	anexo não
	załącznik*
	вложение
	вложения
	вложений
	附 件
	files may not be
	files are not
	file may not be
	files cannot be
	executable attachments
content-link
	message contains domain =4
	surbl
	uribl
	contains .. url
	shortened links =3
	short links =2.4
	links within
	domain in the body
	contains a link =2.8
	link to a domain
	link in your message
	url in
	urls in
	contains link
	contains links
	contained a url
	malicious link
	suspicious link
	spam url
	spammy url
	url filter
	url shortener
	phishing url
	phishing link
	domain blacklist
	urlbl
	url found =2.2
	hyperlink
	ссылк*
	链 接
	web address
	malicious site
	malicious website
	links to a
	blacklisted url =3
	web address in
	contains unacceptable domain
	contains a blacklisted domain
	contains a blocked domain
content-header
	only one sender
	bcc not allowed =3
	content disposition
	resent from field =3
	not exactly one
	header error
	header from missing =3
	two subject =3
	two from =2.6
	date of the message =2.6
	days in the past =2.8
	in the past =2.4
	one click unsubscribe =3
	unsubscribe header =2.8
	rfc 8058
	too old date
	stale date
	rfc 5322
	header checks
	header based =3
	subject is mandatory
	missing mandatory
	required header
	header missing
	headers missing
	header is missing
	subject is empty
	subject missing
	subject too
	header line
	header lines
	header format
	header field
	header too
	headers too
	header contains
	header not
	headers not
	headers are not
	multiple to
	message id header
	message id is
	date header
	future date
	date too
	subject header
	subject contains
	subject line
	formatted subject =2.4
	mime version header
	received header
	received headers
	not rfc
	rfc 822
	entête
	en tête
	cabecera
	encabezado
	intestazione
	cabeçalho
	nagłówek
	nagłówk*
	заголовок
	заголовк*
	邮 件 头
	header reply to =3
	in the future
	date field
	field is missing
	too far in the
	inside header
	in header
content-from
	from contains =2
	from domain is invalid =3
	missing a valid address in from
	purported responsible address
	in the from line =2.8
	our own domain in =2.2
	use our domain =2
	domain in the from =2.4
	multiple addresses in from
	multiple from
	missing from =1.4
	no from
	invalid from
	from header
	sender header
	sender name is not valid
	from field
	header address
	from rfc
	blank from
	different from the from
	from addresses are not allowed
	from address
	from header field
	from header not
	from domain =1.2
	invalid from address
	malformed from
	parse from =2.4
	header sender
	from and envelope
	envelope and header
	envelope from
	display name
	friendly name
	reply to header
	multiple from headers
	author address
	author domain
	en tête from
	campo from
	absender im header
	поле from
	header from exist* =3
	header from =2.6
	who the email is from
	who the message is from
	visible sender =3.2
	spoofed message =3
	rejecting spoofed
content-format
	not a mail
	messaggio vuoto
	conversion failure
	bare linefeeds
	bare lf
	bare cr
	bare linefeed
	8 bit character in header =3.4
	8 bit characters in header =3.4
	octets per line
	bare newline
	line too long in
	body line too long
	lines too long
	line length
	8 bit data
	non ascii
	null byte
	nul bytes
	nul characters
	null character
	mime structure
	mime
	charset
	message format
	badly formatted
	invalid data in message
	message content
	dot stuffing
	stray linefeeds
	linefeeds in message
	stray newline
	bare carriage
	smtp smuggling
	invalid mime
	mime boundary
	control characters
	bare <lf> =3
	bare <cr> =3
	lone cr =3
	lone lf =3
	wrong mime =3
	mime labeling =3
	html tag =2.4
	html tags =2.4
	bare line
	lf not
	without cr
	lines longer
	line longer
	long lines
	maximum line length
	max line length
	8 bit characters
	unencoded
	not encoded
	nonascii
	high bit
	nul byte
	null bytes
	null characters
	nul character
	invalid utf
	character set
	character encoding
	charset not
	unsupported charset
	encoding
	transfer encoding
	content type
	content encoding
	multipart
	mime header
	mime headers
	mime type
	mime part
	mime parts
	mime parsing
	mime nesting
	mime depth
	boundary
	boundary error =2.6
	boundaries
	malformed mime
	broken mime
	bad mime
	malformed message
	malformed mail
	malformed email
	message malformed
	message is malformed
	message structure
	message body
	message syntax
	no body
	empty body
	empty message
	message is empty
	message empty
	body is empty
	body empty
	body missing
	html only
	html mail
	html messages
	html part
	html content
	html not
	text only
	only plain text
	dot stuffed
	end of data
	uuencoded
	missing cr =2.4
	binary message
	end lines with
	line in your message
	is longer than
	line is longer
	than 998
	unexpected eof
	unexpected end of
	stray cr
	stray lf
	stray
	8 bit
	lines that are too long
	that are too long for
content-policy
	antivirus warning
	local policy violation
	content rejected
	content reject
	by a custom rule =2.4
	custom rule =2.2
	unsubscribe link =2.4
	unsubscribe link is missing =3
	affiliate marketing =2
	template =1.6
	list unsubscribe =2
	content refused
	content denied
	content filter
	objectionable content
	rejected for policy reasons
	not accepted for policy reasons
	due to local policy
	denied by policy
	violates our
	security policies
	security policy
	sensitive words
	message filtered
	mailpolicy violation
	message content rejected
	blocked by content
	message blocked
	transport rules
	banned content
	policy violation =1.7
	spoofing policy
	anti spoofing
	policy restrictions =1.6
	local policy =1.6
	policy reason =1.6
	policy reasons =1.6
	words in the message =2.4
	words in your message =2.4
	forbidden word* =2.4
	banned word* =2.4
	prohibited word* =2.4
	content policy
	content restriction
	content restrictions
	content filtering
	content filtered
	content not allowed
	content is not allowed
	content not permitted
	content blocked
	content violation
	unacceptable content
	inappropriate content
	prohibited content
	forbidden content
	offensive content
	objectionable
	profanity
	bad words
	bad word
	sensitive content
	sensitive information
	sensitive data
	confidential
	data loss
	dlp
	message violates
	mail violates
	violates policy
	violation of
	filtered by
	blocked by filter
	blocked by rule
	rejected by rule
	rejected by filter
	rejected by content
	rejected due to content
	rejected by organization
	rejected by administrator
	rejected by your
	refused by content
	security filter
	security check
	security risk
	quarantine
	subject blocked
	blocked subject
	subject not allowed
	subject is not allowed
	subject rejected
	forbidden subject
	unwanted content
	content rule
	blocked word
	mail filter
	message filter
	unternehmensrichtlinie
	inhaltsfilter
	contenu non
	contenu refusé
	contenido no
	contenido rechazado
	contenuto non
	conteúdo não
	treść
	содержимое
	内 容
	违 规
	敏 感
	duplicate message =1.8
	human verification
	not understand chinese
	only accept pgp encrypted mail =3
	credential leak
	leak detected
	credentials in
content-loop
	転 送 ル ー プ =4
	many received =3.4
	routing loop
	hop count
	forwarded .. times =2.8
	been forwarded =2.2
	delivered to header already
	passed through .. servers
	too many delivered to
	loop detected
	loops back to myself
	loops back
	loop in
	looping
	maximum hop
	max hops
	hops exceeded
	hop limit
	hopcount
	received lines
	received header fields
	number of received =2.6
	received count
	already received
	already been delivered here
	schleife
	boucle
	bucle
	ciclo
	зациклив*
	петля
	循 环
	loop count
	passed through this server
	been here before
	through this server before
	too many forwards
	relayed too many
	too many relays
	passed here
	times already
content-too-big
	max file size =3
	exceeds maximum
	exceeds fixed
	too large
	mail of more than =2.6
	messages of more than =2.6
	kb is not =2
	mb we =2
	too big
	message size
	mail size
	email size
	size is too
	message length
	too long for
	larger than
	bigger than
	greater than
	over the limit of
	fixed limit
	zu groß
	trop grand
	trop gros
	trop volumineux
	message trop
	taille du message
	taille maximale
	demasiado grande
	tamaño del mensaje
	tamaño máximo
	troppo grande
	dimensione massima
	dimensioni del messaggio
	muito grande
	tamanho da mensagem
	tamanho máximo
	za duża
	zbyt duża
	zbyt duży
	te groot
	för stort
	for stor
	příliš velká
	túl nagy
	çok büyük
	слишком большое
	размер сообщения
	размер письма
	邮 件 大 小
	超 过 大 小
	サ イ ズ
	length of attach
	length of data
	more than we accept
	declared size
	size is more
	bigger than we
	bytes long
	more than .. bytes
	larger than .. bytes
	exceeds .. bytes
	is over .. mb
	more than .. mb
	too heavy
	mb we take
`;
