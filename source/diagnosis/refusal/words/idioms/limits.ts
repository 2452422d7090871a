/** Limits, greylisting and accounts that may not send: whole phrases, a phrase a line, below the cause they name. */
export const limits = `
greylisted
	is being verified
	greylist* =3
	postgrey
	first time sender
	triplet is unknown =3.6
	first contact =2.6
	first delivery =2
	delaying first =2.4
	accepted after =2.2
	new senders must wait
	delayed retry
	early retry
	liste grise
	temporarily deferred please
	not yet authorized to deliver =3.2
	new sender
	unknown sender come back
	not seen before
	first delivery attempt
	first attempt
	temporary deferral
	triplet
	come back later =1.1
	unbekannte kombination
	come back in
	not seen you before
	seen you before
	have not seen you
	never seen you
	unknown triplet =3
sending-quota
	traffic quota =3
	relay quota =3.2
	limite maximo de envio =2.6
	daily sending
	mails a day =2.8
	emails a day =2.8
	messages a day =2.8
	insufficient credit =2.8
	not enough credit =2.8
	not enough credits =2.8
	run out of credits =3
	credits .. exhausted =3
	out of credit =2.8
	requests quota =2.6
	quota has been used up =3
	used up your =2.4
	upgrade to continue =2.2
	upgrade your plan =1.8
	daily sending volume =2.8
	has reached its limit of =3
	reached its limit =2.2
	reached the limit of =2
	sending quota
	daily user sending
	messages per day
	daily message quota
	outmail quota
	limit on the number of
	recipient .. per day
	exceeded the limit of
	per hour quota
	exceeded hour limit =3.4
	daily quota
	hourly quota
	monthly quota
	per day
	per hour
	per month
	per minute
	sending rate
	message limit
	email limit
	mail limit
	limit of messages
	limit of emails
	limit for sending
	limit of outgoing
	exceeded the maximum number of
	exceeded the number
	maximum number of messages
	maximum number of emails
	number of messages you
	quota for sending
	your quota
	your limit
	your daily
	your hourly
	your sending
	your plan
	credit
	credits
	insufficient credits
	out of credits
	subscription limit
	limite diaria
	límite diario
	límite de envío
	límite de correos
	limite d envoi
	limite quotidienne
	limite journalière
	limite giornaliero
	limite di invio
	limite orario
	limite diário
	limite de envio
	tageslimit
	stundenlimit
	versandlimit
	sendelimit
	dzienny limit
	limit wysyłki
	dagelijkse limiet
	дневной лимит
	лимит отправки
	лимит писем
	суточный лимит
	发 送 频 率
	发 信 频 率
	发 信 量
	发 送 量
	发 送 限 制
	sender rate =2
	maximum of .. mails
	your maximum
	maximum for today
	for today
	tenant has exceeded =2.6
	exceeded threshold
	your allotted
	allotted number
	your allowed number
	allowed number of messages
	is used up
	allotment
rate-limited
	domain frequency limited =3
	ratelimit*
	throttled
	new senders may =2.6
	throttled new =2.4
	requests per second =2.4
	emails per second =2.8
	messages per second =2.8
	mails per second =2.8
	traffic shaping =2.4
	shaped
	slow down
	too many messages
	message rate
	too fast
	excessive
	temporarily rate limited
	try sending .. slower
	unexpected volume
	too much email
	too much mail
	unusual sending activity =3
	sent too many
	rate control
	too many mails
	too many sent
	too many in
	too quickly
	too frequently
	too frequent
	too often
	too rapidly
	throttling
	throttle
	slow your
	slower
	reduce your rate
	reduce the rate
	reduce your sending
	sending too
	sending too fast
	sending too many
	sending too quickly
	bulk rate
	excessive number
	unusual amount
	frequency is
	frequency too
	message frequency
	limit exceeded
	limits exceeded
	limit reached
	limit has been
	limit was
	over limit
	zu viele nachrichten
	zu schnell
	trop vite
	demasiados mensajes
	demasiados correos
	troppi messaggi
	muitas mensagens
	zbyt wiele wiadomości
	te veel berichten
	слишком много писем
	слишком часто
	频 率 过 高
	过 于 频 繁
	频 率 限 制
	频 率 超 限
	per time unit
	requests per time
	faster than
	send faster
account-suspended
	send mails from this domain
	spam abuse detected =3
	unusual number of invalid recipients =4
	accept eula =3
	not subscribed to =2
	account .. compromised =2.6
	account suspended
	account has been suspended
	account is suspended
	account suspended by =3.2
	injection disabled =2.8
	compliance check =2.4
	not passed yet
	compliance review =2.4
	compliance team =2
	pending approval =2.6
	pending activation
	for test purposes only =2.6
	test purposes only
	is probationary =2.6
	outbound service expired =3
	renew your subscription =2.6
	trial accounts can only =2.8
	upgrade your account =1.6
	verify your account =2
	outgoing user has been =3
	outgoing user is =3
	sending user has been =3
	not yet activated
	account is under review
	sending privileges
	service suspended
	smtp service is disabled
	unpaid
	suspended due to
	outbound spam
	is not enabled for sending
	blocked from sending
	domain is disabled
	domain is suspended
	domain not active
	account unavailable
	main account
	sandbox subdomains =3
	is not allowed to send =2.2
	your account .. blocked
	your account is not
	not available in bridge =3.6
	account blocked
	account disabled
	account is disabled
	account has been disabled
	account locked
	account inactive
	account is inactive
	account is not active
	account not active
	account closed
	account has expired
	account terminated
	account deactivated
	account restricted
	account is restricted
	account limited
	account on hold
	account is on hold
	account in review
	account not approved
	account not verified
	account is not verified
	account pending
	account is pending
	account not confirmed
	account not enabled
	domain suspended
	domain inactive
	domain has been suspended
	domain expired
	domain has expired
	domain is inactive
	domain is not active
	domain disabled
	user suspended
	user is suspended
	user disabled
	sender suspended
	sender account
	sender is suspended
	sending has been
	sending not allowed
	outgoing mail is
	outgoing email is
	outbound disabled
	email sending
	not allowed to send emails
	not permitted to send email
	not permitted to send mail =1.6
	smtp access is
	smtp service disabled
	smtp disabled
	smtp is disabled
	smtp not enabled
	service disabled
	service has been suspended
	service is suspended
	subscription has expired
	trial expired
	past due
	overdue
	suspicious account
	compromised account
	compte suspendu
	compte bloqué
	compte désactivé
	cuenta suspendida
	account sospeso
	account bloccato
	conta suspensa
	аккаунт заблокирован
	учётная запись
	帐 户 已
	账 号 被
	账 户 被
	unpaid invoice*
	not paid
	payment
	service stopped =2.6
	under review
	sending is not possible
	not include smtp
	not included in your =2.6
	not part of your plan
	your package
	paid plan
	paid plans
	paid account
	paid accounts
	paid subscription
	free plan
	free plans
	free account =2.3
	free accounts
	free tier
	free trial
	trial period
	trial has ended
	trial has
	trial account
	trial
	upgrade your
	upgrade to keep
	upgrade required
	plan upgrade
	please upgrade
	awaiting approval
	pending review
	pending verification
	awaiting activation
	awaiting verification
	not yet approved
	has not been approved
	verify your email
	verify your phone
	confirm your email
	confirm your account
	reactivate your account =3.4
	reactivate
	activate your account
	account activation
	request activation
	put on hold
	license for
	no license
	unlicensed
	not licensed
	billing
	invoice
	not enabled for smtp
	smtp is not enabled
	smtp access
	smtp sending
	smtp relay is disabled
	cannot send through
	not enabled for your account
	disabled for this account
	licence for this mailbox
	before using smtp
	verify your email address before =3.4
`;
