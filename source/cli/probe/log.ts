/**
 * `probe --log`: what was said on every connection. Several are open at a time, so each is written as a whole
 * when it is over, and its lines stand together.
 */
import {createSessionDiagnoser} from '../../message/session-findings.ts';
import {createRedactor} from '../../reports/redactor.ts';
import {followEntries} from '../../session/follow-entries.ts';
import type {Session} from '../../session/session.ts';
import type {Values} from '../arguments/option.ts';
import {openLog} from '../output/log.ts';

export type ProbeLog = {
	/** Follows a session; what it gives writes the session to the log. */
	follow(session: Session): () => void;
	close(): void;
};

/** Null without `--log`. Throws a UsageError when the file cannot be written. */
export function openProbeLog(values: Values, password: string | undefined): ProbeLog | null {
	const file = values.get('log');
	if (file === undefined) {
		return null;
	}

	const redactor = createRedactor();
	if (password !== undefined) {
		redactor.learnSecret(password);
	}

	const log = openLog(file, values.has('append'), redactor);
	return {
		follow(session) {
			const diagnoser = createSessionDiagnoser({now: Date.now()});
			const writes: (() => void)[] = [];
			const follower = followEntries(session, entry => {
				redactor.learn(entry);
				const findings = diagnoser.feed(entry);
				writes.push(() => log.write(entry, findings));
			});
			return () => {
				follower.finish();
				for (const write of writes) {
					write();
				}
			};
		},
		close: log.close,
	};
}
