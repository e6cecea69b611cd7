using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.LocalHost.SignIn;

/// <summary>The page on which one says who one is: there are no passwords on this machine.</summary>
internal static class SignInPage
{
    public const string Person = "person";

    public static Task WriteAsync(HttpContext context)
    {
        var html = new StringBuilder(
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Sign in</title></head>
            <body>
            <main>
            <h1>Sign in as</h1>
            <form method="get">

            """
        );
        // The request goes on with what it came with, and the person.
        foreach (var (name, value) in context.Request.Query)
        {
            html.Append("<input type=\"hidden\" name=\"")
                .Append(WebUtility.HtmlEncode(name))
                .Append("\" value=\"")
                .Append(WebUtility.HtmlEncode(value.ToString()))
                .Append("\">\n");
        }

        foreach (var person in SamplePerson.All)
        {
            html.Append("<p><button name=\"" + Person + "\" value=\"")
                .Append(person.Id)
                .Append("\">")
                .Append(WebUtility.HtmlEncode(person.Name))
                .Append("</button></p>\n");
        }

        html.Append("</form>\n</main>\n</body>\n</html>\n");
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        return context.Response.WriteAsync(html.ToString(), context.RequestAborted);
    }
}
