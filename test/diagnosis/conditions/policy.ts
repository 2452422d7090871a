import {addressed, type Conditions, each, greeted, opened} from './parts.ts';

const at = (reply: string): string => `${opened}\nC: RCPT TO:<b@example.org>\nS: ${reply}`;
const listed = '[192.0.2.7] blocked using zen.spamhaus.org';

export const policy: Conditions = {
	'policy/block-list': {
		speaks: {
			'for now': at('450 4.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org'),
			'in the greeting': `S: 554 5.7.1 Service unavailable; Client host ${listed}`,
			'a list of domains': at(
				'554 5.7.1 Service unavailable; Sender address [a@example.org] blocked using dbl.spamhaus.org',
			),
		},
		silent: {
			'an open resolver': at(`554 5.7.1 Service unavailable; Client host ${listed}; open resolver`),
			accepted: at(`250 ${listed}`),
			'no such list': at('554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked'),
		},
	},
	'policy/greylisted': {
		speaks: {
			...each(
				[
					'try again in 5 min',
					'retry in 300 sec',
					'come back in 5 minutes',
					'send this again in 5 minutes',
					'deliver it later after 5 minutes',
					'again about 5 minutes',
					'Back at least 5 minutes',
					'wait 300',
					'again in 300',
					'first time here',
					'first seen',
					'first delivery',
					'First attempt',
					'you are new to us',
					'You are unknown here',
					'not yet authorized',
					'not yet authorised',
					'not yet allowed',
					'not yet permitted',
					'not yet known',
					'Not yet trusted',
				],
				words => at(`451 ${words}`),
			),
			'450': at('450 wait 300'),
			'at MAIL': `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 451 wait 300`,
			'at DATA': `${addressed}\nC: DATA\nS: 451 wait 300`,
			'at the final dot': `${addressed}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 451 wait 300`,
			'in its own word at EHLO': 'S: 220 hi\nC: EHLO me.example\nS: 451 greylisted',
		},
		silent: {
			...each(['too many', 'too much', 'limit', 'rate', 'quota', 'Exceeded', 'volume'], words =>
				at(`451 ${words}, wait 300`),
			),
			'for good': at('550 first time here'),
			'another code': at('552 first time here'),
			'another line': `${greeted}\nC: NOOP\nS: 451 wait 300`,
			'no hint': at('451 no'),
		},
	},
	'policy/open-resolver': {
		speaks: each(
			[
				'open resolver',
				'open-resolver',
				'Open public resolver',
				'public resolver',
				'Public DNS resolver',
				'127.255.255.254',
				'127.255.255.252',
				'127.255.255.255',
				'query refused',
				'queries are over the limit',
				'Queries exceeded',
				'queries blocked',
				'excessive queries',
				'Excessive number of queries',
				'returnc/pub/192.0.2.53',
				'Returnc/pub/192.0.2.53',
			],
			words => at(`554 5.7.1 blocked using zen.spamhaus.org; ${words}`),
		),
		silent: {
			...each(['127.255.255.253', '127.0.0.2', 'opened', 'query again'], words =>
				at(`554 5.7.1 blocked using zen.spamhaus.org; ${words}`),
			),
			accepted: at('250 open resolver'),
		},
	},
};
