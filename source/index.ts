/**
 * The library: one message by `sendMail`, or a session step by step. `docs/library.md` tells it with examples.
 * Nothing a server sent has been escaped: `visible()` before it reaches a terminal.
 */

// One message, one call.

export {type Mail, type MailLetter, type MailServer, type SentMail, sendMail} from './dialogs/send-mail.ts';
export {SmtpError} from './dialogs/smtp-error.ts';
export {
	type Attachment,
	BuildError,
	type BuildErrorCode,
	type BuiltMessage,
	type DkimKey,
	type HeaderField,
	type Letter,
	type ReadyMessage,
} from './message/letter.ts';

// A session: connect, go on step by step or in whole dialogs, and listen.

export {type AuthRequest, type AuthResult, authenticate} from './dialogs/authenticate.ts';
export {type ConnectOptions, connect} from './dialogs/connect.ts';
export {deliver} from './dialogs/deliver/deliver.ts';
export type {
	DeliverOptions,
	Delivery,
	Progress,
	RecipientVerdict,
	ServiceOptions,
} from './dialogs/deliver/delivery.ts';
export {greet, startTls} from './dialogs/greet.ts';
export type {Stage} from './dialogs/outcome.ts';
export {quit} from './dialogs/quit.ts';
export {step} from './dialogs/step.ts';
export {events} from './session/entry-stream.ts';

// Sessions of others: what an application really sends.

export {type ListeningServer, type ListenOptions, listen} from './listen/listen.ts';
export type {KeptMessage} from './listen/mail.ts';
export type {WatchedSession} from './listen/watched-session.ts';

// Underneath: a session that does nothing by itself, and the transport it stands on.

export {followEntries} from './session/follow-entries.ts';
export {createSession} from './session/live-session.ts';
export type {Session} from './session/session.ts';
export type {SessionOptions} from './session/session-options.ts';
export {parseTarget, type Target, type TargetResult} from './session/target.ts';
export {openTransport} from './transport/open.ts';
export type {
	Endpoint,
	TlsFacts,
	TlsOptions,
	Transport,
	TransportError,
	TransportEvent,
	TransportOptions,
} from './transport/types.ts';

// What was said, what it means, what is wrong.

export {explain} from './decode/explain.ts';
export type {Explanation, ExplanationField, Retry} from './decode/explanation.ts';
export {createDiagnoser, diagnose} from './diagnosis/diagnoser.ts';
export type {Finding} from './diagnosis/finding.ts';
export {createSessionDiagnoser, diagnoseSession} from './message/session-findings.ts';
export type {
	CapabilitiesEntry,
	Entry,
	ReplyEntry,
	SentEntry,
	SentLineEntry,
	SentMessageEntry,
	Situation,
} from './session/entry.ts';

// Messages, built and read.

export {buildMessage} from './message/build.ts';
export {readMessage} from './message/read.ts';

// Safe to show: escaped, and without secrets.

export {visible} from './protocol/visible.ts';
export {entryToJson, findingToJson, stringify} from './reports/json.ts';
export {createRedactor} from './reports/redactor.ts';
export {entryToText, findingToText} from './reports/text.ts';
