/** Each reply on its way to the client: a rule may change it or let it wait, and so may someone by hand. */
import type {OurReply} from '../session/entry.ts';
import {type AnswerRule, courseOf} from './answers/rule.ts';
import type {Answer, Subject} from './engine/proposal.ts';

export type Decided = {
	readonly answer: Answer | 'close';
	/** Why it is not the one that was proposed; null where it is. */
	readonly ours: OurReply | null;
	readonly closeAfter: boolean;
};

/** A reply that waits for someone. */
export type HeldReply = {readonly subject: Subject; readonly proposed: Answer};

export type Replies = {
	/** Calls back at once or later, exactly once, unless it is cancelled. One at a time. */
	decide(subject: Subject, proposed: Answer, done: (decided: Decided) => void): void;
	/** Something waits: for its time, or for someone. */
	readonly waiting: boolean;
	readonly held: HeldReply | null;
	/** By hand, instead of what is held. False where nothing is. */
	answer(answer: Answer | 'close'): boolean;
	/** Lets what is held go out as it is. */
	release(): boolean;
	/** The connection is over. */
	cancel(): void;
};

export type RepliesOptions = {
	/** Asked anew for every reply: rules may come and go. */
	readonly rules: () => readonly AnswerRule[];
	/** Lines that were answered once already, over all sessions. */
	readonly done: Set<string>;
	/** Something is held now, or no longer. */
	readonly onHeld: () => void;
};

/** `rules` decide on a reply of the server’s before it goes to the client. */
export function createReplies({rules, done, onHeld}: RepliesOptions): Replies {
	let timer: ReturnType<typeof setTimeout> | null = null;
	let held:
		| (HeldReply & {readonly settle: (answer: Answer | 'close', ours: OurReply | null) => void})
		| null = null;

	function release(answer: Answer | 'close' | null): boolean {
		const waiting = held;
		held = null;
		waiting?.settle(answer ?? waiting.proposed, answer === null ? null : 'hand');
		onHeld();
		return waiting !== null;
	}

	return {
		decide(subject, proposed, call) {
			const course = courseOf(rules(), subject, proposed.code, done);
			const {closeAfter} = course;
			const settle = (answer: Answer | 'close', ours: OurReply | null): void => {
				if (course.milliseconds === 0) {
					call({answer, ours, closeAfter});
					return;
				}

				timer = setTimeout(() => {
					timer = null;
					call({answer, ours, closeAfter});
				}, course.milliseconds);
			};

			if (course.answer) {
				settle(course.answer, 'rule');
			} else if (course.hold) {
				held = {subject, proposed, settle};
				onHeld();
			} else {
				settle(proposed, null);
			}
		},
		get waiting() {
			return timer !== null || held !== null;
		},
		get held() {
			return held;
		},
		answer: answer => release(answer),
		release: () => release(null),
		cancel() {
			if (timer) {
				clearTimeout(timer);
			}

			timer = null;
			held = null;
		},
	};
}
