"""Making certificates and lists: X.509 with the library's builders, every moment told."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from zhichi.foundation.signing.enums import Reason

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
BITS = 2048
# A number of our own (ITU-T X.667 asks nobody): the SM2 public key for which a certificate vouches.
GM_KEY = x509.ObjectIdentifier("2.25.329350980195681974985553066244918946304")


def new_key() -> rsa.RSAPrivateKey:
    """For an organ: RSA, which every reader of PDF knows."""
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS)


def new_authority_key() -> ec.EllipticCurvePrivateKey:
    """For an authority, whose certificate lives twenty years."""
    return ec.generate_private_key(ec.SECP384R1())


def named(name: str, *, organ: str = "", organ_code: str = "") -> x509.Name:
    parts = [(NameOID.COUNTRY_NAME, "CN"), (NameOID.ORGANIZATION_NAME, organ or name)]
    if organ_code:
        parts.append((NameOID.ORGANIZATION_IDENTIFIER, organ_code))
    parts.append((NameOID.COMMON_NAME, name))
    return x509.Name([x509.NameAttribute(kind, value[:64]) for kind, value in parts])


def begun(
    subject: x509.Name,
    key: Key,
    issuer: x509.Name,
    issuer_key: Key,
    at: datetime,
    years: int,
    *,
    latest: datetime | None = None,
) -> x509.CertificateBuilder:
    """With a random serial of 159 bits, valid from `at` for so many years of 365 days, and not after `latest`."""
    start = at.replace(microsecond=0)
    end = start + timedelta(days=365 * years)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(min(end, latest) if latest else end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
    )


def usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def as_authority(
    started: x509.CertificateBuilder, issuer_key: Key, *, below: int | None, crl: str = ""
) -> x509.Certificate:
    """`below`: how many authorities may stand under it."""
    whole = started.add_extension(x509.BasicConstraints(ca=True, path_length=below), critical=True)
    return signed(whole.add_extension(usage(authority=True), critical=True), issuer_key, crl)


def as_signer(
    started: x509.CertificateBuilder, issuer_key: Key, *, gm_public: bytes, crl: str, issuer_at: str
) -> x509.Certificate:
    """For signing documents, not for servers or mail; vouches for the SM2 key beside it."""
    purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION, DOCUMENT_SIGNING])
    where = x509.AccessDescription(
        AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(issuer_at)
    )
    whole = (
        started.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(authority=False), critical=True)
        .add_extension(purposes, critical=False)
        .add_extension(x509.AuthorityInformationAccess([where]), critical=False)
        .add_extension(x509.UnrecognizedExtension(GM_KEY, gm_public), critical=False)
    )
    return signed(whole, issuer_key, crl)


def signed(whole: x509.CertificateBuilder, issuer_key: Key, crl: str) -> x509.Certificate:
    if crl:
        place = x509.DistributionPoint([x509.UniformResourceIdentifier(crl)], None, None, None)
        whole = whole.add_extension(x509.CRLDistributionPoints([place]), critical=False)
    return whole.sign(issuer_key, hashes.SHA384())


# id-kp-documentSigning, RFC 9336.
DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")


def revocation_list(
    *,
    issuer: x509.Certificate,
    key: Key,
    number: int,
    revoked: list[tuple[int, datetime, str]],
    at: datetime,
    next_at: datetime,
) -> bytes:
    """DER of a list; `revoked`: serial, moment, reason."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(at)
        .next_update(next_at)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
    )
    for serial, moment, reason in revoked:
        one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(moment)
        if reason and reason != Reason.UNSPECIFIED:
            one = one.add_extension(x509.CRLReason(x509.ReasonFlags(FLAGS[reason])), critical=False)
        builder = builder.add_revoked_certificate(one.build())
    return builder.sign(key, hashes.SHA384()).public_bytes(serialization.Encoding.DER)


FLAGS = {
    Reason.KEY_COMPROMISE.value: "keyCompromise",
    Reason.SUPERSEDED.value: "superseded",
    Reason.AFFILIATION_CHANGED.value: "affiliationChanged",
    Reason.CESSATION.value: "cessationOfOperation",
}


def der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def packed(key: Key) -> bytes:
    """The private key as PKCS #8, not encrypted: the vault seals it."""
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def opened(data: bytes) -> Key:
    key = serialization.load_der_private_key(data, password=None)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise TypeError(type(key).__name__)
    return key


def fingerprint(certificate: x509.Certificate) -> str:
    return certificate.fingerprint(hashes.SHA256()).hex()
