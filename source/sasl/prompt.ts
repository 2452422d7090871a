/**
 * What a server's prompt asks for, by its words. The one list of them: what is masked, what `/auth` answers and
 * what is explained go by it.
 */
import {analyseBase64, readableText} from './base64.ts';

/** `either`: words of both kinds stand in it, so that only its place tells. Null: words of neither kind. */
export type PromptKind = 'user name' | 'password' | 'either' | null;

/** The challenge of a 334 as it stood on the wire, in base64 or, as some servers write it, in plain text. */
export function promptKind(wire: string): PromptKind {
	const text = promptText(wire).slice(0, 256).toLowerCase();
	const password = has(passwordWords, text);
	const user = has(userWords, text);
	return password ? (user ? 'either' : 'password') : user ? 'user name' : null;
}

/** Decoded where it is base64 of something readable, as it stands where not. */
export function promptText(wire: string): string {
	const {bytes, canonical} = analyseBase64(wire.trim());
	const text = canonical && bytes ? readableText(withoutNul(bytes)) : null;
	return text ?? wire;
}

/** Exchange ends its prompts with a NUL. */
function withoutNul(bytes: Uint8Array): Uint8Array {
	return bytes.at(-1) === 0 ? bytes.subarray(0, -1) : bytes;
}

function has(words: readonly string[], text: string): boolean {
	return words.some(word => text.includes(word)) || (words === passwordWords && shortWords.test(text));
}

// Too short to be looked for inside of other words.
const shortWords = /(?:^|[^a-z])(?:pw|pin|otp|key|psw|mdp)(?:$|[^a-z])/;

const passwordWords: readonly string[] = [
	...['pass', 'pwd', 'secret', 'token', 'credential', 'code', 'cipher', 'kennwort', 'losung', 'geheim'],
	...['contrase', 'clave', 'secreto', 'senha', 'palavra', 'parol', 'mot de', 'hasło', 'haslo', 'heslo'],
	...[
		'jelsz',
		'wachtwoord',
		'lösen',
		'losen',
		'adgangs',
		'salasana',
		'şifre',
		'sifre',
		'slaptažod',
		'slaptazod',
	],
	...[
		'lozink',
		'zapork',
		'geslo',
		'fjalë',
		'lykilor',
		'pasahitz',
		'contrasenya',
		'cyfrinair',
		'sandi',
		'mật khẩu',
	],
	...['парол', 'лозинк', 'κωδικ', 'συνθηματ', 'סיסמ', 'مرور', 'كلمة', 'رمز', 'گذرواژه', 'पासवर्ड', 'รหัส'],
	...['密码', '密碼', '口令', '暗証', '暗号', 'パスワード', '비밀번호', '암호', '패스워드', 'գաղտն', 'პაროლ'],
];

const userWords: readonly string[] = [
	...[
		'user',
		'login',
		'name',
		'account',
		'mail',
		'benutzer',
		'konto',
		'anmelde',
		'usuari',
		'utilis',
		'identif',
	],
	...[
		'utente',
		'cuenta',
		'compte',
		'conta',
		'użytkown',
		'uzytkown',
		'uživatel',
		'uzivatel',
		'felhasz',
		'gebruiker',
	],
	...[
		'använd',
		'anvand',
		'bruger',
		'bruker',
		'käyttäj',
		'kayttaj',
		'kullanıcı',
		'kullanici',
		'nama',
		'pengguna',
	],
	...[
		'логин',
		'имя',
		'пользовател',
		'користувач',
		'потребител',
		'χρήστη',
		'όνομα',
		'משתמש',
		'مستخدم',
		'کاربر',
	],
	...[
		'用户',
		'用戶',
		'账号',
		'帳號',
		'账户',
		'ユーザ',
		'アカウント',
		'사용자',
		'아이디',
		'계정',
		'người dùng',
		'ผู้ใช้',
	],
];
