/** The certificate is for other names than the one asked for. */

import {submissionPort, submissionsPort} from '../../../protocol/ports.ts';
import type {Entry} from '../../../session/entry.ts';
import type {Memory} from '../../memory.ts';
import {hostInTarget} from '../../reading/next-lines.ts';
import {chainProblem, tlsIn} from '../../reading/tls.ts';
import {connect, words} from '../../remedy.ts';
import type {Claim, Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'certificate/name',
	cause: 'tls-certificate',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 9525 §6; RFC 8314 §4',
	story: {
		what: 'Whether or not the chain is trusted, the host name is not in the certificate.',
		why: 'You connected to an IP address or an old name, the server uses one certificate of its hosting provider for many domains, or a different machine answers.',
		advice:
			'Connect by a name that is in the certificate. If you turned the check off, you could not notice a machine in the middle either.',
	},
	inspect(entry, memory) {
		if (chainProblem(entry) === 'ERR_TLS_CERT_ALTNAME_INVALID') {
			return refusedName;
		}

		const tls = tlsIn(entry);
		// A recording that tells no name to be checked tells no mismatch either.
		if (
			!tls ||
			tls.hostnameMatches ||
			(tls.recorded && (tls.certificates.length === 0 || tls.hostname === ''))
		) {
			return null;
		}

		const names = (tls.certificates[0]?.altNames ?? []).map(name => name.replace(/^(DNS|IP Address):/, ''));
		const byAddress = /^[\d.]+$|:/.test(tls.hostname);
		const named = names.find(name => !name.startsWith('*') && /[a-z]/i.test(name));
		// Anybody can put any name into a certificate that nobody vouches for.
		const good = tls.authorized ? named : undefined;
		return {
			level: 'warning',
			message: `The certificate does not name ${tls.hostname}${names.length > 0 ? `; it is for ${listed(names)}` : ''}.`,
			advice: good
				? `Connect by a name that is in it, such as ${good}${byAddress ? ' (certificates rarely contain IP addresses)' : ''}.`
				: `Ask the server’s administrator which name to use, or have the certificate reissued with this name.${named === undefined ? '' : ` Do not just use ${named}: the chain is not trusted either, so nothing proves whose certificate this is.`}`,
			retry: 'none',
			confidence: 'certain',
			...(good && {remedies: [connect(targetLike(entry, memory, good))]}),
		};
	},
};

// A program gave up because of it; the names that are in the certificate stand in its own words, if anywhere.
const refusedName: Claim = {
	level: 'error',
	message: 'The certificate does not name the host that the program connected to.',
	advice:
		'Connect by a name that is in the certificate (“smtpscope probe” shows them), or have it reissued with this name.',
	retry: 'never',
	confidence: 'certain',
	remedies: [words('connect by a name that is in the certificate')],
};

/** Another name of the same server: the port and the way into TLS stay. */
function targetLike(entry: Entry, memory: Memory, name: string): string {
	const connected = entry.type === 'connected' ? entry : memory.connected;
	const scheme = entry.type === 'connected' ? 'smtps' : 'starttls';
	const usual = scheme === 'smtps' ? submissionsPort : submissionPort;
	const port = connected?.port ?? usual;
	return `${scheme}://${hostInTarget(name)}${port === usual ? '' : `:${port}`}`;
}

function listed(names: readonly string[]): string {
	const shown = names.slice(0, 4).join(', ');
	return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}
