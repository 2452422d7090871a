/** The MX of Microsoft 365 takes mail for its domains; logins belong to another host. */

import type {Situation} from '../../../session/entry.ts';
import {refusalTo} from '../../reading/reply.ts';
import {connect} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/mx-host',
	cause: 'login-mechanism',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'learn.microsoft.com, “POP, IMAP, and SMTP settings”',
	story: {
		what: 'AUTH is refused at a host whose name ends in mail.protection.outlook.com.',
		why: 'That host is the MX of a domain at Microsoft 365. It accepts mail for this domain from anyone and supports no logins.',
		advice:
			'Connect to smtp.office365.com, port 587, with STARTTLS. Without a login you can send only to recipients of this domain here.',
	},
	inspect(entry) {
		const reply = refusalTo(entry, 'AUTH');
		if (
			!reply ||
			!namesOf(reply.situation).some(name => /\.mail\.protection\.outlook\.com\.?$/i.test(name))
		) {
			return null;
		}

		return {
			level: 'error',
			message:
				'This host is the MX of a Microsoft 365 domain, which accepts no logins; the host for sending is smtp.office365.com.',
			advice: 'Connect to smtp.office365.com:587 and log in there after STARTTLS.',
			retry: 'never',
			confidence: 'certain',
			remedies: [connect('starttls://smtp.office365.com')],
		};
	},
};

/** As it was called, and as it calls itself: a pasted session may not tell the first. */
function namesOf({host, greeting, capabilities}: Situation): readonly string[] {
	return [host, greeting?.trim().split(/\s/, 1)[0] ?? '', capabilities?.domain ?? ''];
}
