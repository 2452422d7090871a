/** What DNS says of a sender, in lines. Unescaped. */
import type {AuthenticationResult, SenderCheck} from './lint/sender-findings.ts';

/** For a terminal, a line each. Not escaped. */
export function senderLines({mx, spf, dkim, arc, dmarc, findings}: SenderCheck): string[] {
	return [
		`MX     ${mx === null ? 'not known: the envelope sender has no domain, or DNS gave no answer' : mx.length === 0 ? 'none' : mx.join(', ')}`,
		`SPF    ${spf ? verdict(spf) : 'not checked: the address that the receiver sees is not known'}`,
		...(dkim.length === 0
			? ['DKIM   no signature']
			: dkim.map(one => `DKIM   ${verdict(one)}, selector ${one.selector}`)),
		...(arc === null ? [] : [`ARC    ${verdict(arc)}`]),
		`DMARC  ${dmarc ? `${verdict(dmarc)}${dmarc.policy ? `, policy ${dmarc.policy}` : ''}` : 'not checked'}`,
		...findings.flatMap(({level, message, advice, rule, reference}) => [
			'',
			`${signs[level]} ${message}`,
			`  ${advice}  ${rule} · ${reference}`,
		]),
	];
}

const signs = {error: '✗', warning: '!', note: 'i'};

function verdict({result, domain, comment}: AuthenticationResult): string {
	return `${result} for ${domain}${comment === null ? '' : ` (${comment})`}`;
}
