using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Testing;

/// <summary>Solves challenges of ALTCHA as a browser does: guess by guess.</summary>
public static class AltchaSolver
{
    /// <returns>What the widget puts into the form.</returns>
    public static string Solve(JsonNode challenge)
    {
        var parameters = challenge["parameters"]!;
        var nonce = Convert.FromHexString((string)parameters["nonce"]!);
        var salt = Convert.FromHexString((string)parameters["salt"]!);
        var prefix = Convert.FromHexString((string)parameters["keyPrefix"]!);
        var password = new byte[nonce.Length + 4];
        nonce.CopyTo(password, 0);
        for (var counter = 0; ; counter++)
        {
            BinaryPrimitives.WriteInt32BigEndian(password.AsSpan(nonce.Length), counter);
            var key = Rfc2898DeriveBytes.Pbkdf2(
                password,
                salt,
                (int)parameters["cost"]!,
                HashAlgorithmName.SHA256,
                (int)parameters["keyLength"]!
            );
            if (key.AsSpan().StartsWith(prefix))
            {
                return Payload(challenge, counter, Convert.ToHexStringLower(key));
            }
        }
    }

    public static string Payload(JsonNode challenge, int counter, string derivedKey) =>
        Convert.ToBase64String(
            Encoding.UTF8.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$$"""{"challenge":{{{challenge.ToJsonString()}}},"solution":{"counter":{{{counter}}},"derivedKey":"{{{derivedKey}}}","time":12.5}}"""
                )
            )
        );
}
