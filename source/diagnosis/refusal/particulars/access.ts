/** Which login, which certificate. */

import {type Remedy, words} from '../../remedy.ts';
import {eitherOf} from '../either-of.ts';
import type {Particular} from './particular.ts';

const certificate: Remedy = {kind: 'setting', setting: 'client-certificate', value: null};

export const certificates: readonly Particular[] = [
	{
		says: eitherOf(
			/\b(?:client|peer)(?:'?s)? (?:ssl |tls )?cert/,
			/\bno (?:required )?(?:ssl |tls )?cert/,
			/\bcert\w* (?:is )?(?:required|not (?:presented|provided|sent))\b/,
			/\bcert\w* (?:was )?not (?:presented|provided|sent)\b/,
		),
		told: {
			message:
				'The server accepts only clients with a certificate that it trusts, and this connection has none.',
			advice: 'Connect with a client certificate. The server’s administrator knows which ones it trusts.',
			step: certificate,
			acts: 'you',
		},
	},
];

export const mechanisms: readonly Particular[] = [
	{
		says: /\btoo weak\b|\bweak (?:auth\w*|mechanism)|\bstronger\b/,
		told: {
			message: 'The server requires a stronger login mechanism for this user.',
			advice:
				'Use a mechanism of the EHLO reply that does not send the password, such as SCRAM; or log in over TLS.',
			step: words('log in with a stronger mechanism, or over TLS'),
		},
	},
	{
		says: /\bpassword transition\b/,
		told: {
			message:
				'The server can offer this mechanism to the user only after one login with the password itself.',
			advice: 'Log in once with PLAIN, over TLS; after that the other mechanism can be used.',
			step: words('log in once with PLAIN over TLS'),
		},
	},
];

export const proofs: readonly Particular[] = [
	{
		says: /\barc\b/,
		told: {
			message: 'The ARC signatures of the message, which forwarders and mailing lists add, are not valid.',
			advice:
				'Send the message directly rather than through the forwarder or list, or ask its administrator to correct the ARC signing.',
			step: words('send the message directly, or have the forwarder’s ARC signing corrected'),
		},
	},
];

export const credentials: readonly Particular[] = [
	{
		says: /\bpassword\b.{0,30}\b(?:expired?|reset|changed?|change)\b|\bexpired password\b/,
		told: {
			message: 'The password has expired or has to be changed before this user can log in again.',
			advice: 'Set a new password on the provider’s website, then log in with it.',
			step: words('set a new password on the provider’s website, then log in with it'),
		},
	},
	{
		says: /\bapi[- ]?key\b/,
		told: {
			message: 'The service does not accept this API key as the password.',
			advice:
				'Copy the key again from the service’s website, or create a new one that may send by SMTP. The user name is often a fixed word there, not an address.',
			step: words('check the API key and the user name on the service’s website, then log in again'),
		},
	},
	{
		says: eitherOf(
			/\b(?:unknown|no such|non-?existent) (?:user|username|user name|account|login)\b/,
			/\b(?:user|username|user name|account|login)\b.{0,12}\b(?:unknown|not found|does(?: not|n't) exist)\b/,
		),
		told: {
			message: 'The server does not know this user name.',
			advice: 'Check it on the provider’s website. Most providers expect the full address as the user name.',
			step: words('check the user name, then log in again'),
		},
	},
];
