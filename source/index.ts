/**
 * The library: a session on a transport, what its entries mean, and the conversations that drive it, for
 * other programs.
 */
export {explain} from './decode/explain.ts';
export type {Explanation, ExplanationField, Retry} from './decode/explanation.ts';
export {createDiagnoser, diagnose} from './diagnosis/diagnoser.ts';
export type {Finding} from './diagnosis/finding.ts';
export {authenticate} from './dialogs/authenticate.ts';
export {deliver} from './dialogs/deliver/deliver.ts';
export type {DeliverOptions, Delivery, RecipientVerdict} from './dialogs/deliver/delivery.ts';
export {greet, startTls} from './dialogs/greet.ts';
export {buildMessage} from './message/build.ts';
export type {Letter, ReadyMessage} from './message/letter.ts';
export {readMessage} from './message/read.ts';
export {visible} from './protocol/visible.ts';
export {entryToJson, findingToJson, stringify} from './reports/json.ts';
export {createRedactor} from './reports/redactor.ts';
export {entryToText, findingToText} from './reports/text.ts';
export type {Entry} from './session/entry.ts';
export {followEntries} from './session/follow.ts';
export {createSession, type SessionOptions} from './session/live-session.ts';
export type {Session} from './session/session.ts';
export {parseTarget, type Target} from './session/target.ts';
