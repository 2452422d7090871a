/** Refusals that are not about the recipient, by their roots. */
import {envelope, type Gists, gist, message, ofClient} from './gist.ts';
import {near, roots, unless} from './roots.ts';
import {domain, machine, missing, notTaken, place, shutOut} from './vocabulary.ts';

export const otherGists: Gists = {
	'sender/domain-not-found': [gist(unless(ofClient, near(domain, missing, 30)), ['MAIL'])],
	'sender/not-owned': [
		gist(
			near(
				roots`user|you(?!\p{L})|client|account|login`,
				roots`permission|not (allowed|permitted|authori[sz]ed) to (send|use|perform)`,
				40,
			),
			['MAIL', ...message],
		),
	],
	'sender/domain-not-registered': [
		gist(near(roots`domain`, roots`(not|n't|un-?)( yet)? ?(verified|registered|configured|confirmed)`, 40), [
			'MAIL',
			...message,
		]),
	],
	'sender/verify-failed': [
		gist(near(roots`sender`, roots`verif|callout|callback`, 25), ['MAIL', ...envelope]),
	],
	'sender/blocked': [
		gist(roots`not accept\w* (any )?(e-?)?mails? from (this|your|that) (sender|address|domain)`, [
			'MAIL',
			...envelope,
		]),
		gist(
			near(
				roots`your (domain|address|e-?mail)|(sender|sending|from) (domain|address)|sender(?!'s)|domain(?!\p{L})`,
				roots`block|black-? ?list|ban(ned)?(?!\p{L})|bounces|complaint|denied|unwanted`,
				40,
			),
			['MAIL', 'RCPT'],
		),
	],
	'sender/bounce-refused': [
		gist(
			near(
				roots`bounce|dsns?(?!\p{L})|ndrs?(?!\p{L})|null ?sender`,
				roots`den(y|ied)|refus|rejec|not (allow|accept)|unsigned`,
				25,
			),
		),
	],
	'sender/spf': [
		gist(near(roots`(ip|host|server)(?!\p{L})`, roots`(for|of|from|as|by) (this |the |your )?domain`, 40), [
			'MAIL',
			'RCPT',
		]),
	],
	'reputation/ip-blocked': [
		gist(shutOut, ['CONNECT']),
		gist(unless(String.raw`\burl|\blinks?\b|attach|recipient|from:`, near(machine, shutOut, 50))),
		gist(roots`reputation`),
	],
	'reputation/dynamic-address': [gist(roots`dynamic(ally)?(?!\p{L})|dial-?(in|up)`)],
	'reputation/country': [gist(near(place, notTaken, 40))],
	'reputation/no-reverse-dns': [
		gist(near(roots`(sender|client|your|sending) ip`, roots`resolv`, 20)),
		gist(roots`reverse[- ](dns|look|name|host|map|entry|record|resol|ptr)|rdns|ptr(?!\p{L})`),
		gist(roots`name ?server|dns|host ?name|resolv|ptr(?!\p{L})`, ['CONNECT', 'EHLO', 'HELO']),
	],
	'limit/sending-rate': [
		gist(
			near(
				roots`frequen|traffic|volume|attempts|number of (posts|messages|mails)`,
				roots`limit|exceed|too|numerous|excess|unusual`,
				40,
			),
		),
		gist(roots`slower|more slowly|numerous attempts`),
		gist(near(roots`(message|mail|recipient|connection|delivery)s?(?!\p{L})`, roots`threshold`, 20)),
	],
	'content/spam': [
		gist(
			roots`(ant[iy]-?)?spam|спам|(dcc|razor|pyzor|bogofilter|bayes\w*|rspamd)(?!\p{L})|unwanted|垃圾|迷惑メール`,
		),
		gist(
			near(
				roots`scor(e|ed|ing)(?!\p{L})|points|probability`,
				roots`over|above|exceed|threshold|limit|high|too`,
				40,
			),
			message,
		),
	],
	'content/attachment': [
		gist(
			near(
				roots`attach|anhang|pi[eè]ce jointe|allegat|za[łl][aą]cznik|вложен|附件|添付`,
				`(?:${notTaken}|${roots`exceed|limit|too many`})`,
				40,
			),
		),
	],
	'content/link': [
		gist(
			near(
				roots`(ur[li]|link|website)s?(?!\p{L})`,
				roots`black-? ?list|listed|block|ban|bad|rejec|phish`,
				50,
			),
			message,
		),
	],
	'content/missing-header': [
		gist(
			near(
				roots`(no|without|missing|empty|lacks?)(?!\p{L})`,
				roots`subject|body|from(?!\p{L})|date(?!\p{L})|message-?id|header`,
				15,
			),
			message,
		),
	],
	'server/cannot-reach-next': [
		gist(near(roots`unable|not able|cannot|could not|fail`, roots`connect|reach|contact`, 20), message),
	],
	'server/misconfigured': [
		gist(
			roots`command (died|time|output)|died with|(cannot|can not|can't|unable to|could not) (store|save|lock|create|open|write)|dot-?lock|core dumped`,
			envelope,
		),
	],
	'content/policy': [
		gist(
			near(
				roots`words?(?!\p{L})|phrase|term(s|inology)?(?!\p{L})|keyword`,
				roots`detect|sensitive|forbid|bad(?!\p{L})|block|prohibit|profan`,
				25,
			),
			message,
		),
	],
	'dialogue/bad-address': [
		gist(
			near(roots`invalid|bad|illegal|malformed`, roots`mail from|rcpt to|address|path`, 15),
			['MAIL', 'RCPT'],
			/^501$/,
		),
	],
	'server/lookup-failed': [
		gist(
			near(
				roots`name ?server|dns(?!\p{L})|resolv|host ?name|directory|ldap`,
				roots`malformed|unexpected|fail|error|unable|unavailable|tempor`,
				30,
			),
			undefined,
			/^4/,
		),
	],
	'content/loop': [gist(roots`mail ?loop|loop(s|ing|ed)?(?!\p{L})`)],
	'login/wrong-credentials': [
		gist(
			roots`密码|认证|登[录陆]|授权|パスワード|認証|парол|логин|аутентиф|passwor[dt]|kennwort|mot de passe|contraseña|senha|wachtwoord|has[łl]o`,
		),
	],
	'sender/unauthenticated': [
		gist(near(roots`authenti`, roots`domain|level|requirement|results?(?!\p{L})|checks?(?!\p{L})|5322`, 40), [
			'MAIL',
			...message,
		]),
	],
	'access/login-required': [
		gist(
			near(
				roots`pop3?(?!\p{L})|(receive|check|collect|fetch|retrieve) (your )?(e-?)?mail`,
				roots`before (you )?send|first`,
				40,
			),
		),
		gist(
			unless(
				String.raw`domain|\blevel|requirements|5322|receiv`,
				near(
					roots`authenti|log ?in(?!\p{L})|logged|sign(ed)? in|credentials|anmeld|identifi|аутентифик|авториз|认证`,
					roots`requir|need|must|first|turned on|fail|only|before|without|erforderlich|requise|necesari|требуется|必须`,
					40,
				),
			),
		),
	],
	'sender/domain-missing': [gist(roots`fully[- ]?qualified|FQDN`, ['MAIL'])],
};
