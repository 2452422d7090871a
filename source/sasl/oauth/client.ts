/** What the client's sides of XOAUTH2 and OAUTHBEARER share. */
import {type Step, send, stop} from '../step.ts';
import {jsonText, readJson} from './jwt.ts';

/** Nothing is begun without one. */
export function noToken(): Step {
	return stop('missing', 'This mechanism needs an access token, and none was given.');
}

/** The verdict comes only after an answer to the report. */
export function acknowledge(report: Uint8Array, answer: Uint8Array): Step {
	const json = readJson(Buffer.from(report).toString('utf8'));
	const status = json?.status === undefined ? '' : ` with status ${jsonText(json.status)}`;
	return send(answer, {
		remarks: [
			`The server refused the token${status}; its report must be acknowledged before it gives its verdict.`,
		],
	});
}
