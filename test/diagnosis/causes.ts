/** What kind of cause a rule tells of: for measuring how many refusals from the field are told rightly. */

// The first that fits. A rule that cannot tell two causes apart stands for both.
const causes: ReadonlyArray<readonly [rules: RegExp, causes: string]> = [
	[/^session\/refused$/, ''],
	[/^recipient\/mailbox-full$|^google\/over-quota$|\/mailbox-full$/, 'quota'],
	[/^ses\/quota$|^sendgrid\/credits$/, 'rate'],
	[/^recipient\/disabled$|\/(disabled-user|mailbox-disabled)$/, 'disabled'],
	[/^recipient\/receives-too-fast$|\/receiving-rate$/, 'rate'],
	[/^access\/address-not-authorised$/, 'policy auth'],
	[/^microsoft\/no-mailboxes$/, 'recipient server policy'],
	[/^(sender|recipient)\/domain-missing$/, 'syntax'],
	[/^sender\/confirm-first$/, 'policy greylist'],
	[/^sender\/sandbox$/, 'policy recipient'],
	[/^google\/domain-policy$/, 'policy content'],
	[/^ionos\/header$/, 'content'],
	[/^reputation\/hello-name$/, 'syntax dns'],
	[/^recipient\/too-many$|\/too-many-recipients$/, 'rate recipient'],
	[/^exchange\/outbound-spam$/, 'policy rate'],
	[/^recipient\/suppressed$/, 'policy recipient'],
	[/^recipient\/(sender-blocked|restricted)$|^exchange\/|\/list-closed$/, 'policy'],
	[/^recipient\/rejected$/, 'policy recipient'],
	[/^refused\/recipient$/, 'policy disabled'],
	[/^recipient\/domain-not-found$|\/recipient-domain$/, 'dns recipient'],
	[/^recipient\/not-here$|relay-denied$|^microsoft\/attribution$|\/relay-not-registered$/, 'relay'],
	[/^recipient\/unverified$|\/recipient-not-checked$/, 'recipient server'],
	[
		/^recipient\/|\/(no-such-user|no-mailbox|unknown-recipient|access-denied|mailbox-unavailable|unavailable-mailbox|recipient-unknown)$/,
		'recipient',
	],
	[/^login\/encryption-needed$|^access\/tls-|^tls\/|\/tls$|\/encryption$/, 'tls'],
	[/^limit\/login-attempts$/, 'auth rate'],
	[
		/^(login|auth)\/|\/(login|authorization-code|login-required|login-refused|not-logged-in|anonymous|credentials|bad-credentials|app-password-needed|browser-login|security-feature)$|^microsoft\/(smtp-auth|basic|security)|^sendgrid\/identity$/,
		'auth',
	],
	[/greylisted$/, 'greylist'],
	[/\/(message-size|over-size)$/, 'size'],
	[/^limit\/server-busy$|^(google\/temporary|microsoft\/busy)$/, 'server rate'],
	[/^limit\/server-storage$|\/storage$/, 'server'],
	[/^yahoo\/deferred$|^(orange|vade|aup)\/code$|^163\/spam$/, 'rate reputation content server dns'],
	[/^limit\/|\/(rate|throttled|sending-rate|login-rate)$/, 'rate'],
	[
		/^sender\/(dmarc|spf|dkim|arc|unauthenticated)$|\/(dmarc|unauthenticated|authentication-of-domain|sender-authentication|spf|dkim|spf-error|arc)$/,
		'proof',
	],
	[/\/(no-reverse-dns|reverse-dns)$/, 'dns reputation'],
	[/^sender\/domain-not-found$|\/sender-domain$|^reputation\/name-mismatch$/, 'dns'],
	[/^sender\/verify-failed$/, 'recipient policy dns'],
	[/^sender\/unknown$/, 'policy dns'],
	[/^sender\/not-owned$|^envelope\/sender-not-owned$|\/send-as-denied$/, 'policy auth'],
	[
		/^refused\/sender$|^sender\/|\/identity-not-verified$|^ses\/not-permitted$|^(mimecast\/rejected|apple\/policy)$/,
		'policy',
	],
	[/^refused\/client$|^reputation\/(country|client-refused)$|^ionos\/policy$/, 'reputation policy'],
	[
		/^policy\/block-list$|^policy\/open-resolver$|^reputation\/|\/(blocked|reputation|ip-banned|refused|block-list)$/,
		'reputation',
	],
	[/^enhanced\/policy$/, 'policy content reputation'],
	[/^content\/policy$|^yahoo\/not-accepted$/, 'content policy'],
	[/\/loop$/, 'loop content'],
	[/^google\/suspicious-content$/, 'content reputation'],
	[/^content\/cut-short$|^server\/(cannot-reach-next|expired)$|\/(network|expired)$/, 'network server'],
	[/^(content|message)\/|\/(spam|blocked-attachment|not-rfc|content)$/, 'content'],
	[/^server\/idle-timeout$|^session\/idle$/, 'network'],
	[/^server\/lookup-failed$/, 'server dns'],
	[/^server\/|\/(configuration|not-accepting)$/, 'server'],
	[/^dialogue\/no-valid-recipients$|^dialogue\/bad-address$/, 'syntax recipient'],
	[/^(dialogue|envelope|hello|session)\/|\/address-syntax$/, 'syntax'],
];

export function causesOf(rule: string): readonly string[] {
	const [, found = ''] = causes.find(([rules]) => rules.test(rule)) ?? [];
	return found.split(' ').filter(Boolean);
}
