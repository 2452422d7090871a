/** Why the next server did not get the mail. */

import {words} from '../../remedy.ts';
import {eitherOf} from '../either-of.ts';
import type {Particular} from './particular.ts';

export const nextHop: readonly Particular[] = [
	{
		says: eitherOf(
			/\b(?:message|queue|delivery|lifetime|time)\b.{0,15}\bexpired\b/,
			/\bretr(?:y|ies)\b.{0,20}\b(?:exceeded|exhausted|expired)\b/,
			/\btoo many (?:retries|attempts)\b/,
			/\bgave up\b/,
			/\bgiving up\b/,
		),
		told: {
			message: 'The message waited for its next server until the time for attempts was over.',
			advice:
				'Check the recipient’s domain and its MX, then send it again; the log of the server that gave up says why the attempts failed.',
			step: words('check the recipient’s domain and its MX, then send it again'),
		},
	},
];
