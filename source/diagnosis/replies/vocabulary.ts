/** What servers speak of, and what they say of it: roots in the languages seen in the field. */
import {roots} from './roots.ts';

export const mailbox = roots`mail ?box|inbox|mail ?folder|maildir|user|utente|utilis|usuari|usuár|benutzer|nutzer|u[żz]ytkownik|пользовател|
	(?<!\bip[ -])address|mail-?address|adress|indirizz|direcci|endere[cç]o|recipient|rcpt|destin|empf(ä|ae)nger|получател|адресат|addressee|
	(account|kont[oa]|compte|cuenta|conta)(?!\p{L})|cas[ei]ll?a|buz[oó]n|bo[iî]te|postfach|skrzynk|pude[lł]k|почтов|ящик|
	alias|person|subscriber|employee|<@>|用户|收件人|邮箱|帐号|账号|ユーザ|宛先|メールボックス|アドレス|사용자|메일함`;

export const unknown = roots`unknown|unrecogni|unregister|undeliver|undefin|non-?exist|misspel|no such|no (user|mailbox|account|recipient|one|person)s?(?!\p{L})|
	(is |was |does |do |did |has |been )?(not|no)( \w+)? (find|found|known|exist|present|listed|registered|defined|recogni|valid)|
	(doesn|don|isn|wasn|aren|didn)'?t( \w+)? (find|found|know|exist|present|listed|registered|defined|recogni|valid|like)|does not like|(doesn't|does not) have an?(?!\p{L})|
	(unable|not able|failed|cannot|can not|can't|could not|couldn't) (to )?(be )?(find|found|locate|look ?up|identify)|
	no \S+ in (the )?(\w+ )?(directory|list|table|database)|not (an? )?(e-?mail|valid) addresse?s?|
	no longer (an? |at |with |in |works|employ)|left (the|our)|have no mail|
	inesist|sconosciut|errat[oa]|inconnu|introuvable|n'existe|unbekannt|(nicht|kein\w*)( \S+)? (gefunden|vorhanden|bekannt|existier)|existiert|
	desconocid|inexistent|no (existe|encontrad|se encuentra)|n[aã]o (existe|encontrad)|onbekend|bestaat niet|nie (istnieje|ma|znalez)|nieznan|
	okänd|finns inte|ukendt|findes ikke|ukjent|tuntematon|neexist|neznám|ismeretlen|nem létez|bulunamad|geçersiz|
	не (существует|найден|зарегистрирован)|неизвест|нет так|不存在|找不到|没有|無効|存在しません|見つかりません|不明|존재하지|없는`;

export const closed = roots`disabl|suspen[ds]|never logged|(not|hasn't) (been )?(entered|logged|used|accessed)|de-?activat|inactiv|not active|expired|terminated|locked|frozen|closed|dormant|archived|deleted|cancel?led|
	(cannot|can not|can't|unable to|not able to|not|n't)( currently)? (receiv|take|accept)|not (currently )?(being )?accept|
	gesperrt|deaktiv|stillgelegt|d[eé]sactiv|suspendu|suspendid|desactivad|disat+iv|inat+iv|scadut[oa]|bloccat|caducad|expirad|bloquead|
	zablokowan|nieaktywn|заблокирован|отключ|неактив|приостановл|停用|冻结|凍結|禁用|休止|정지`;

export const room = roots`mail ?box|mail box|inbox|mail ?folder|maildir|quot[ae]|space|storage|disk|account|user|recipient|skrzynk|pude[lł]k|cas[ei]ll?a|buz[oó]n|
	postfach|speicher|server|bo[iî]te|ящик|邮箱|空间|容量|メールボックス|<@>`;

export const full = roots`full(?!\p{L})|over ?-?quot|exceed|overdrawn|used up|not enough|(no|not|out of)( more| enough)? (room|space|storage)|insufficient|
	(cannot|can not|not able to|unable to) receive (any )?more|limit exe+ded|pe[lł]n[aeiy]|pleine?(?!\p{L})|voll(?!\p{L})|pien[ao]|llen[ao]|lotad|chei[ao]|excedid|superad|
	zuviele|zu viele|переполн|превыш|已满|满了|超出|不足|満杯|超過`;

/** The one that connects. */
export const machine = roots`(your|this|sending|source|connecting|remote|client|sender'?s?) (mail ?)?(server|host|mta|ip|network|address)|
	ips?(?!\p{L})|(mail ?)?server at|connections? (from|will)|mail from \[?\d+\.\d+|networks?(?!\p{L})|isp(?!\p{L})`;

export const shutOut = roots`block|black-? ?list|ban(ned)?(?!\p{L})|abus|listed|bad(?!\p{L})|spam|reputation|hostile|attack|untrusted|suspicious|den(y|ied)|refus|
	rejec|forbid|not (allow|accept|permit)|unwanted|заблокирован|gesperrt|bloqu|bloccat`;

export const domain = roots`domain|(dns|mx|aaaa|a-?data|a-?records?)(?!\p{L})|mail (host|server|exchanger)s?|host ?names?|host(?!\p{L})|domaine|dominio|dom[aä]n|домен|域名`;

export const missing = roots`dead|no (such|valid|usable|dns|mx|a|aaaa|data|record|answer|mail|host|domain|match)s?(?!\p{L})|has no(?!\p{L})|(do(es)?|did)( not|n't) have|lacks?(?!\p{L})|have no(?!\p{L})|not (a valid|found|exist|resolv|known|valid|reach|registered)|unknown|un-?resolv|unroutable|invalid|missing|without|empty|fail|cannot|couldn?'?t|inexist|inconnu|unbekannt|sconosciut|desconocid|nicht|не|不存在`;

export const place = roots`countr(y|ies)|region|location|geo-?|pays(?!\p{L})|pa[ií]s|paese`;

export const notTaken = roots`not (allow|accept|permit)|den(y|ied)|block|refus|rejec|forbid|ban(ned)?(?!\p{L})|restrict`;
