/**
 * All rules in their order: of equally specific ones that explain the same fact, the first speaks. Those of a group are
 * made for the first entry of a kind that they may speak at: most sessions need few of them.
 */
import type {Moment} from '../moment.ts';
import {refusalRules} from '../refusal/rules.ts';
import type {RuleGroup} from '../rule.ts';
import {rule as authAfterHelo} from './auth/after-helo.ts';
import {rule as authBase64Newline} from './auth/base64-newline.ts';
import {rule as authBase64Padding} from './auth/base64-padding.ts';
import {rule as authBase64Wrapped} from './auth/base64-wrapped.ts';
import {rule as authBeforeTls} from './auth/before-tls.ts';
import {rule as authCancelled} from './auth/cancelled.ts';
import {rule as authDoubleEncoding} from './auth/double-encoding.ts';
import {rule as authEmptyCredentials} from './auth/empty-credentials.ts';
import {rule as authHashedStore} from './auth/hashed-store.ts';
import {rule as authInitialResponse} from './auth/initial-response.ts';
import {rule as authLockOut} from './auth/lock-out.ts';
import {rule as authMechanismNotOffered} from './auth/mechanism-not-offered.ts';
import {rule as authMxHost} from './auth/mx-host.ts';
import {rule as authNonAsciiPassword} from './auth/non-ascii-password.ts';
import {rule as authNotBase64} from './auth/not-base64.ts';
import {rule as authNotOffered} from './auth/not-offered.ts';
import {rule as authOauthReport} from './auth/oauth-report.ts';
import {rule as authPlainForm} from './auth/plain-form.ts';
import {rule as authPromptNotAnswered} from './auth/prompt-not-answered.ts';
import {rule as authQuotedPassword} from './auth/quoted-password.ts';
import {rule as authSendgridUserName} from './auth/sendgrid-user-name.ts';
import {rule as authSesUserName} from './auth/ses-user-name.ts';
import {rule as authShortUserName} from './auth/short-user-name.ts';
import {rule as authTokenAudience} from './auth/token-audience.ts';
import {rule as authTokenExpired} from './auth/token-expired.ts';
import {rule as authTokenUser} from './auth/token-user.ts';
import {rule as certificateExpired} from './certificate/expired.ts';
import {rule as certificateName} from './certificate/name.ts';
import {rule as certificateRefused} from './certificate/refused.ts';
import {rule as certificateUnknownIssuer} from './certificate/unknown-issuer.ts';
import {rule as certificateWeak} from './certificate/weak.ts';
import {clientRules} from './client/rules.ts';
import {rule as connectClosedBeforeGreeting} from './connect/closed-before-greeting.ts';
import {rule as connectFirewallRewrites} from './connect/firewall-rewrites.ts';
import {rule as connectLost} from './connect/lost.ts';
import {rule as connectNoAnswer} from './connect/no-answer.ts';
import {rule as connectNoGreeting} from './connect/no-greeting.ts';
import {rule as connectNoIpv6} from './connect/no-ipv6.ts';
import {rule as connectNoRoute} from './connect/no-route.ts';
import {rule as connectNotFound} from './connect/not-found.ts';
import {rule as connectOtherProtocol} from './connect/other-protocol.ts';
import {rule as connectPort25Blocked} from './connect/port-25-blocked.ts';
import {rule as connectProxyFailed} from './connect/proxy-failed.ts';
import {rule as connectRefused} from './connect/refused.ts';
import {rule as envelopeAddressForm} from './envelope/address-form.ts';
import {rule as envelopeNonAsciiAddress} from './envelope/non-ascii-address.ts';
import {rule as envelopeOverSize} from './envelope/over-size.ts';
import {rule as envelopeRecipientsWereRefused} from './envelope/recipients-were-refused.ts';
import {rule as envelopeRelayDenied} from './envelope/relay-denied.ts';
import {rule as envelopeSenderNotOwned} from './envelope/sender-not-owned.ts';
import {rule as envelopeSenderWasRefused} from './envelope/sender-was-refused.ts';
import {rule as envelopeSomeRefused} from './envelope/some-refused.ts';
import {rule as envelopeSubmissionRestricted} from './envelope/submission-restricted.ts';
import {rule as helloBadName} from './hello/bad-name.ts';
import {rule as helloFileName} from './hello/file-name.ts';
import {rule as messageBareLineEnd} from './message/bare-line-end.ts';
import {rule as messageEndedEarly} from './message/ended-early.ts';
import {rule as messageMissingHeader} from './message/missing-header.ts';
import {rule as messageWithoutData} from './message/without-data.ts';
import {rule as policyBlockList} from './policy/block-list.ts';
import {rule as policyGreylisted} from './policy/greylisted.ts';
import {rule as policyOpenResolver} from './policy/open-resolver.ts';
import {rule as sessionClosedInsideMessage} from './session/closed-inside-message.ts';
import {rule as sessionClosedUnexpectedly} from './session/closed-unexpectedly.ts';
import {rule as sessionControlBytes} from './session/control-bytes.ts';
import {rule as sessionErrorsAddUp} from './session/errors-add-up.ts';
import {rule as sessionExtensionNotOffered} from './session/extension-not-offered.ts';
import {rule as sessionIdle} from './session/idle.ts';
import {rule as sessionLineEnd} from './session/line-end.ts';
import {rule as sessionMisspelt} from './session/misspelt.ts';
import {rule as sessionNoAnswer} from './session/no-answer.ts';
import {rule as sessionOpensslCommand} from './session/openssl-command.ts';
import {rule as sessionProgramComplains} from './session/program-complains.ts';
import {rule as sessionProxyHeader} from './session/proxy-header.ts';
import {rule as sessionRefused} from './session/refused.ts';
import {rule as sessionTalkedEarly} from './session/talked-early.ts';
import {rule as tlsClearBytes} from './tls/clear-bytes.ts';
import {rule as tlsClearOnImplicitPort} from './tls/clear-on-implicit-port.ts';
import {rule as tlsGreetAgain} from './tls/greet-again.ts';
import {rule as tlsHandshakeFailed} from './tls/handshake-failed.ts';
import {rule as tlsHandshakeTooOld} from './tls/handshake-too-old.ts';
import {rule as tlsImplicitOnStarttlsPort} from './tls/implicit-on-starttls-port.ts';
import {rule as tlsNoHandshake} from './tls/no-handshake.ts';
import {rule as tlsOldVersion} from './tls/old-version.ts';
import {rule as tlsRefusedAfter220} from './tls/refused-after-220.ts';
import {rule as tlsRequired} from './tls/required.ts';
import {rule as tlsStarttlsNotOffered} from './tls/starttls-not-offered.ts';
import {rule as tlsStarttlsVanished} from './tls/starttls-vanished.ts';

const login: readonly Moment[] = ['login'];
const refusal: readonly Moment[] = ['login', 'refusal'];
const trouble: readonly Moment[] = [...refusal, 'trouble'];
const troubleOrEnd: readonly Moment[] = [...trouble, 'end'];
const troubleOrTls: readonly Moment[] = [...trouble, 'tls'];
const always: readonly Moment[] = [...trouble, 'end', 'tls', 'sound'];

export const ruleGroups: readonly RuleGroup[] = [
	// Why a line was refused, by what the session shows.
	{at: trouble, rules: () => [tlsRequired, tlsGreetAgain, tlsRefusedAfter220, tlsStarttlsNotOffered]},
	{at: login, rules: () => [authCancelled, authMxHost]},
	{at: trouble, rules: () => [authAfterHelo]},
	{at: login, rules: () => [authBeforeTls]},
	{at: trouble, rules: () => [authNotOffered, authMechanismNotOffered]},
	{at: login, rules: () => [authNotBase64]},
	{at: trouble, rules: () => [authBase64Wrapped]},
	{
		at: login,
		rules: () => [
			authBase64Newline,
			authDoubleEncoding,
			authPlainForm,
			authBase64Padding,
			authEmptyCredentials,
			authTokenAudience,
			authTokenExpired,
			authTokenUser,
			authSesUserName,
			authSendgridUserName,
		],
	},
	{
		at: trouble,
		rules: () => [
			helloBadName,
			envelopeSenderWasRefused,
			envelopeRecipientsWereRefused,
			envelopeAddressForm,
			envelopeNonAsciiAddress,
			envelopeSenderNotOwned,
			envelopeOverSize,
			messageBareLineEnd,
			messageMissingHeader,
			messageEndedEarly,
			messageWithoutData,
			sessionControlBytes,
		],
	},
	{at: troubleOrEnd, rules: () => [sessionLineEnd]},
	{
		at: trouble,
		rules: () => [
			sessionIdle,
			sessionTalkedEarly,
			sessionProxyHeader,
			sessionMisspelt,
			policyGreylisted,
			policyOpenResolver,
			envelopeRelayDenied,
			envelopeSubmissionRestricted,
		],
	},
	// Guesses, which any known words of a server outweigh.
	{
		at: login,
		rules: () => [authQuotedPassword, authNonAsciiPassword, authShortUserName, authInitialResponse],
	},
	// What the words of a refusal say.
	{at: refusal, rules: () => refusalRules},
	// What the server says.
	{at: trouble, rules: () => [policyBlockList, sessionRefused]},
	// Why a connection failed or ended.
	{at: trouble, rules: () => [certificateRefused, tlsImplicitOnStarttlsPort]},
	{at: troubleOrEnd, rules: () => [tlsClearOnImplicitPort]},
	{at: trouble, rules: () => [connectNoGreeting, tlsHandshakeTooOld]},
	{at: always, rules: () => [connectNoIpv6]},
	{at: trouble, rules: () => [connectPort25Blocked, connectRefused]},
	{at: troubleOrEnd, rules: () => [sessionClosedInsideMessage]},
	{at: trouble, rules: () => [sessionNoAnswer]},
	{at: troubleOrEnd, rules: () => [sessionClosedUnexpectedly, connectClosedBeforeGreeting]},
	{
		at: trouble,
		rules: () => [
			connectNotFound,
			connectNoAnswer,
			connectNoRoute,
			connectProxyFailed,
			tlsHandshakeFailed,
			connectLost,
			sessionProgramComplains,
		],
	},
	// What stands for itself.
	{at: trouble, rules: () => [connectOtherProtocol]},
	{at: always, rules: () => [connectFirewallRewrites, tlsNoHandshake, tlsStarttlsVanished]},
	{
		at: troubleOrTls,
		rules: () => [
			tlsClearBytes,
			tlsOldVersion,
			certificateName,
			certificateExpired,
			certificateUnknownIssuer,
			certificateWeak,
		],
	},
	{at: always, rules: () => [authHashedStore, authOauthReport, authPromptNotAnswered]},
	{at: trouble, rules: () => [authLockOut]},
	{at: always, rules: () => [helloFileName, envelopeSomeRefused]},
	{at: trouble, rules: () => [sessionErrorsAddUp, sessionExtensionNotOffered, sessionOpensslCommand]},
	// What a client does that connected to us.
	{at: always, watches: 'client', rules: () => clientRules},
];
