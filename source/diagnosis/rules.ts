/** The list of all rules. Of equally specific ones that explain the same fact, the first speaks. */
import {refusalRules} from './refusal/rules.ts';
import type {Rule} from './rule.ts';
import {rule as authAfterHelo} from './rules/auth/after-helo.ts';
import {rule as authBase64Newline} from './rules/auth/base64-newline.ts';
import {rule as authBase64Padding} from './rules/auth/base64-padding.ts';
import {rule as authBase64Wrapped} from './rules/auth/base64-wrapped.ts';
import {rule as authBeforeTls} from './rules/auth/before-tls.ts';
import {rule as authCancelled} from './rules/auth/cancelled.ts';
import {rule as authDoubleEncoding} from './rules/auth/double-encoding.ts';
import {rule as authEmptyCredentials} from './rules/auth/empty-credentials.ts';
import {rule as authHashedStore} from './rules/auth/hashed-store.ts';
import {rule as authInitialResponse} from './rules/auth/initial-response.ts';
import {rule as authLockOut} from './rules/auth/lock-out.ts';
import {rule as authMechanismNotOffered} from './rules/auth/mechanism-not-offered.ts';
import {rule as authMxHost} from './rules/auth/mx-host.ts';
import {rule as authNonAsciiPassword} from './rules/auth/non-ascii-password.ts';
import {rule as authNotBase64} from './rules/auth/not-base64.ts';
import {rule as authNotOffered} from './rules/auth/not-offered.ts';
import {rule as authOauthReport} from './rules/auth/oauth-report.ts';
import {rule as authPlainForm} from './rules/auth/plain-form.ts';
import {rule as authQuotedPassword} from './rules/auth/quoted-password.ts';
import {rule as authSendgridUserName} from './rules/auth/sendgrid-user-name.ts';
import {rule as authSesUserName} from './rules/auth/ses-user-name.ts';
import {rule as authShortUserName} from './rules/auth/short-user-name.ts';
import {rule as authTokenAudience} from './rules/auth/token-audience.ts';
import {rule as authTokenExpired} from './rules/auth/token-expired.ts';
import {rule as authTokenUser} from './rules/auth/token-user.ts';
import {rule as certificateExpired} from './rules/certificate/expired.ts';
import {rule as certificateName} from './rules/certificate/name.ts';
import {rule as certificateRefused} from './rules/certificate/refused.ts';
import {rule as certificateUnknownIssuer} from './rules/certificate/unknown-issuer.ts';
import {rule as certificateWeak} from './rules/certificate/weak.ts';
import {clientRules} from './rules/client/rules.ts';
import {rule as connectClosedBeforeGreeting} from './rules/connect/closed-before-greeting.ts';
import {rule as connectFirewallRewrites} from './rules/connect/firewall-rewrites.ts';
import {rule as connectNoGreeting} from './rules/connect/no-greeting.ts';
import {rule as connectNoIpv6} from './rules/connect/no-ipv6.ts';
import {rule as connectOtherProtocol} from './rules/connect/other-protocol.ts';
import {rule as connectPort25Blocked} from './rules/connect/port-25-blocked.ts';
import {rule as connectRefused} from './rules/connect/refused.ts';
import {rule as envelopeAddressForm} from './rules/envelope/address-form.ts';
import {rule as envelopeNonAsciiAddress} from './rules/envelope/non-ascii-address.ts';
import {rule as envelopeOverSize} from './rules/envelope/over-size.ts';
import {rule as envelopeRecipientsWereRefused} from './rules/envelope/recipients-were-refused.ts';
import {rule as envelopeRelayDenied} from './rules/envelope/relay-denied.ts';
import {rule as envelopeSenderNotOwned} from './rules/envelope/sender-not-owned.ts';
import {rule as envelopeSenderWasRefused} from './rules/envelope/sender-was-refused.ts';
import {rule as envelopeSomeRefused} from './rules/envelope/some-refused.ts';
import {rule as envelopeSubmissionRestricted} from './rules/envelope/submission-restricted.ts';
import {rule as helloBadName} from './rules/hello/bad-name.ts';
import {rule as helloFileName} from './rules/hello/file-name.ts';
import {rule as messageBareLineEnd} from './rules/message/bare-line-end.ts';
import {rule as messageEndedEarly} from './rules/message/ended-early.ts';
import {rule as messageMissingHeader} from './rules/message/missing-header.ts';
import {rule as messageWithoutData} from './rules/message/without-data.ts';
import {rule as policyBlockList} from './rules/policy/block-list.ts';
import {rule as policyGreylisted} from './rules/policy/greylisted.ts';
import {rule as policyOpenResolver} from './rules/policy/open-resolver.ts';
import {rule as sessionClosedInsideMessage} from './rules/session/closed-inside-message.ts';
import {rule as sessionClosedUnexpectedly} from './rules/session/closed-unexpectedly.ts';
import {rule as sessionControlBytes} from './rules/session/control-bytes.ts';
import {rule as sessionErrorsAddUp} from './rules/session/errors-add-up.ts';
import {rule as sessionIdle} from './rules/session/idle.ts';
import {rule as sessionLineEnd} from './rules/session/line-end.ts';
import {rule as sessionMisspelt} from './rules/session/misspelt.ts';
import {rule as sessionNoAnswer} from './rules/session/no-answer.ts';
import {rule as sessionOpensslCommand} from './rules/session/openssl-command.ts';
import {rule as sessionRefused} from './rules/session/refused.ts';
import {rule as sessionTalkedEarly} from './rules/session/talked-early.ts';
import {rule as tlsClearBytes} from './rules/tls/clear-bytes.ts';
import {rule as tlsClearOnImplicitPort} from './rules/tls/clear-on-implicit-port.ts';
import {rule as tlsGreetAgain} from './rules/tls/greet-again.ts';
import {rule as tlsHandshakeTooOld} from './rules/tls/handshake-too-old.ts';
import {rule as tlsImplicitOnStarttlsPort} from './rules/tls/implicit-on-starttls-port.ts';
import {rule as tlsNoHandshake} from './rules/tls/no-handshake.ts';
import {rule as tlsOldVersion} from './rules/tls/old-version.ts';
import {rule as tlsRefusedAfter220} from './rules/tls/refused-after-220.ts';
import {rule as tlsRequired} from './rules/tls/required.ts';
import {rule as tlsStarttlsNotOffered} from './rules/tls/starttls-not-offered.ts';
import {rule as tlsStarttlsVanished} from './rules/tls/starttls-vanished.ts';

export const rules: readonly Rule[] = [
	// Why a line was refused, by what the session shows.
	tlsRequired,
	tlsGreetAgain,
	tlsRefusedAfter220,
	tlsStarttlsNotOffered,
	authCancelled,
	authMxHost,
	authAfterHelo,
	authBeforeTls,
	authNotOffered,
	authMechanismNotOffered,
	authNotBase64,
	authBase64Wrapped,
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
	sessionLineEnd,
	sessionIdle,
	sessionTalkedEarly,
	sessionMisspelt,
	policyGreylisted,
	policyOpenResolver,
	envelopeRelayDenied,
	envelopeSubmissionRestricted,
	// Guesses, which any known words of a server outweigh.
	authQuotedPassword,
	authNonAsciiPassword,
	authShortUserName,
	authHashedStore,
	authInitialResponse,
	// What the server says.
	...refusalRules,
	policyBlockList,
	sessionRefused,
	// Why a connection failed or ended.
	certificateRefused,
	tlsImplicitOnStarttlsPort,
	tlsClearOnImplicitPort,
	connectNoGreeting,
	tlsHandshakeTooOld,
	connectPort25Blocked,
	connectRefused,
	sessionClosedInsideMessage,
	sessionNoAnswer,
	sessionClosedUnexpectedly,
	connectClosedBeforeGreeting,
	// What stands for itself.
	connectNoIpv6,
	connectOtherProtocol,
	connectFirewallRewrites,
	tlsNoHandshake,
	tlsStarttlsVanished,
	tlsClearBytes,
	tlsOldVersion,
	certificateName,
	certificateExpired,
	certificateUnknownIssuer,
	certificateWeak,
	authOauthReport,
	authLockOut,
	helloFileName,
	envelopeSomeRefused,
	sessionErrorsAddUp,
	sessionOpensslCommand,
	...clientRules,
];
