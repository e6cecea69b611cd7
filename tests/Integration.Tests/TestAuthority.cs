using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ApplyFunctions.Integration.Tests;

/// <summary>A certificate authority for one run of the tests.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private readonly X509Certificate2 _root;
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public TestAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(true, false, 0, critical: true)
        );
        request.CertificateExtensions.Add(
            new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false)
        );
        _root = request.CreateSelfSigned(_now - Lifetime, _now + Lifetime);
    }

    public string Pem => _root.ExportCertificatePem();

    public void Dispose() => _root.Dispose();

    /// <param name="issuerLink">From where the certificate says that its issuer's can be had.</param>
    public X509Certificate2 Issue(string host, string issuerLink)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509AuthorityInformationAccessExtension([], [issuerLink])
        );
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, true, false)
        );
        using var issued = request.Create(
            _root,
            _now - (Lifetime / 2),
            _now + (Lifetime / 2),
            RandomNumberGenerator.GetBytes(8)
        );
        return issued.CopyWithPrivateKey(key);
    }
}
