/** The session: whole phrases, a phrase a line, below the cause they name. */
export const protocol = `
idle-timeout
	idle
	timeout waiting =3
	waiting for data
	no command within =2.8
	no command for =2.4
	no input for =2.4
	within .. seconds =1.4
	nothing received =1.8
	took too long to send =2.4
	waiting for client
	waiting for command
	waiting for input
	timeout expired
	smtp timeout
	session timeout
	no activity
	input timeout
	too long to
	data timeout
	read timeout
	connection timeout
	session has timed
	timeout reading
	timeout on
	timeout during
	idle too long
	inactivity
	inactive for
	inactivity timeout
	too slow
	took too long
	taking too long
	waited too long
	no command received
	no data received
	no input
	did not receive
	client timeout
	data timed
	error timeout
	zeitüberschreitung
	délai d attente
	délai dépassé
	tiempo de espera
	tiempo agotado
	tempo scaduto
	tempo esgotado
	przekroczono czas
	время ожидания
	истекло время
	超 时
	while reading your data
	reading your data
	timeout while reading
	timeout closing
	talk faster
	idle for
	no data for
	session time
	session expired
	session exceeded
	inactive client
protocol-order
	starttls again
	need mail
	need rcpt
	mail first
	rcpt first
	helo first
	ehlo first
	hello first
	say helo
	say ehlo
	send helo
	send hello
	expects helo
	already specified
	already established
	already said
	already greeted
	already authenticated
	already in tls
	already active
	duplicate helo
	start over
	start afresh
	without mailfrom
	must have sender
	transaction in progress
	no mailfrom
	inside a transaction
	mail transaction
	commands out
	polite
	sequence error
	transaction already
	must say hello
	say hello
	bad sequence
	sequence of commands
	wrong sequence
	wrong order
	out of sequence
	out of order
	not in sequence
	helo or ehlo
	ehlo or helo
	ehlo helo first
	send ehlo
	helo is required
	introduce yourself
	did not say
	no helo
	no ehlo
	no recipients specified =1.4
	mailfrom first
	rcptto first
	rcpt before
	mail command
	data before
	need rcpt before
	sender not specified
	sender not yet given
	sender required
	already given
	already received a
	already logged
	already in progress
	command not expected
	command out
	not at this point
	not allowed at this
	not permitted at this
	not valid at this
	no transaction
	no mail transaction
	only one mail
	duplicate mail
	second mail
	reset first
	rset first
	falsche reihenfolge
	mauvaise séquence
	secuencia incorrecta
	sequenza errata
	sequência incorreta
	неверная последовательность
	命 令 顺 序
	data without =2.4
	without rcptto =2.4
	wrong state =4.4
	must come before
	no sender yet
	no recipients given yet
	given yet
	before rcpt
	before mail
	before data
	required first
	previously authenticated
	already been authenticated
	rcpt needed
	mail needed
	needed first
	must come first
	before anything else
	already under way
	already open
	already begun
	already started
	multiple mail commands =3.2
	multiple mailfrom
protocol-command
	no wizard =3
	mere mortals =3
	kill mom =3
	invoking shell =3
	learn to type =3
	invalid command
	not implemented
	unimplemented
	not advertised
	i can break rules too
	illegal command
	illegal verb
	bad command
	command not allowed
	verb not
	not a valid command
	use lhlo =3.4
	lmtp server
	command is not
	not a command
	not an smtp
	not smtp
	vrfy not
	vrfy is
	vrfy command
	expn not
	etrn not
	cannot vrfy
	will not vrfy
	administrative prohibition vrfy
	unbekanntes kommando
	befehl nicht
	commande non
	comando no
	comando non
	comando não
	nieznane polecenie
	nieznana komenda
	onbekend commando
	команда не
	命 令 无 效
	未 知 命 令
	错 误 的 命 令
	命 令 未 实 现
	that command
	know that command
	do not know that
	expected noop
	expected command
protocol-syntax
	haette hier
	command parsing failed
	incomplete .. command
	command does not accept arguments =3
	syntax error cannot decode =4
	syntax error
	parse error
	syntax
	too longer line
	so long line
	no null
	garbage
	line is too long
	input line
	long line
	syntax is
	invalid syntax
	bad syntax
	wrong syntax
	incorrect syntax
	syntax incorrect
	syntax invalid
	cannot parse
	could not parse
	unable to parse
	parsing error
	parse failure
	too few arguments
	unexpected characters
	syntaxfehler
	erro de sintaxe
	błąd składni
	ошибка синтаксиса
	синтаксическая ошибка
	语 法 错 误
	格 式 错 误
	bad chars
	too many arguments
	missing argument =2.6
	missing arguments
	usage
	no parameters allowed
	no parameters
	no arguments
	no argument
	takes no
	nul in
	does not take
protocol-parameter
	can only be one of =3
	be combined with =3
	illegal by mode
	ret is not supported
	ret not supported
	bad parameter
	unrecognized esmtp
	unsupported esmtp
	invalid argument
	invalid arguments
	invalid size
	requires smtputf
	non ascii .. smtputf
	unicode address
	internationalized address
	invalid parameter
	parameter not
	parameters not
	parameter error
	option not
	options not
	extension not
	size parameter
	size argument
	body type
	body parameter
	auth parameter
	ret parameter
	envid
	notify parameter
	orcpt
	smtputf
	internationalized
	internationalised
	unicode
	non ascii address =3
	non ascii addresses
	not permitted without smtputf =3
	binarymime
	dsn not
	holdfor
	mt priority
	by parameter
	requiretls
	error in parameters =2.6
	parametr polecenia
	parse size
	size as an integer
	smtputf 8 is not =3
	smtputf 8 not =3
	8 bitmime is not =3
	8 bitmime not =3
	message size syntax
	size syntax
	size is not
	not a number
protocol-early
	prior to completion of previous =3
	pipelining
	improper pipelining
	talk* too soon
	spoke too
	synchronization error
	pregreet
	early talker
	protocol synchronization
	before its turn
	out of turn
	improper command pipelining
	before greeting
	before banner
	before the greeting
	before the banner
	before response
	before reply
	before waiting
	before server
	before your turn
	too early
	did not wait
	didn t wait
	without waiting
	pipelined
	unauthorized pipelining
	illegal pipelining
	pipeline
	premature
	prematurely
	early talk
	earlytalker
	talking before
	talks too
	you talk
	spoke before
	not synchronised
	synchronisation error
	unsynchronized
	sync error
	input sent
	before smtp greeting =3.2
	before we were ready
	data before we
	command pipelining
	use of .. pipelining
	pipelining is not =3
	pipelining not
	command injection
	data after starttls
	wait for the banner
	must wait for the
protocol-errors
	too many unrecognised commands
	too many syntax
	too many non mail
	error limit
	too many synchronization
	too many commands
	excessive amounts of data
	too many bad
	too many invalid
	too many unrecognized
	too many protocol
	too many wrong
	too many rejected
	too many nonmail
	too many nulls
	too many resets
	too many rset
	too many noop
	too many illegal
	too many consecutive
	error count
	error rate
	bad command limit
	repeated errors
	zu viele fehler
	trop d erreurs
	demasiados errores
	troppi errori
	muitos erros
	zbyt wiele błędów
	te veel fouten
	слишком много ошибок
	错 误 过 多
	太 多 错 误
	after .. errors
	protocol errors
	number of errors
	many errors
	too many invalid rcpt commands =3.4
	invalid rcpt commands =3.2
`;
