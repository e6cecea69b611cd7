using ApplyFunctions.Testing;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>What the page keeps on the device, looked at from within the browser.</summary>
internal static class DeviceStorage
{
    private const string Open = """
        const open = () => new Promise((resolve, reject) => {
          const request = indexedDB.open("applications");
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        """;

    private const string Dump =
        "async () => {"
        + Open
        + """
              const db = await open();
              const transaction = db.transaction(["drafts", "files", "sends"]);
              const all = { words: { ...localStorage } };
              for (const name of transaction.objectStoreNames) {
                transaction.objectStore(name).getAll().onsuccess = (event) => (all[name] = event.target.result);
              }
              await new Promise((resolve) => (transaction.oncomplete = resolve));
              db.close();
              return JSON.stringify(all, (_, value) => (value instanceof File ? `file ${value.name}` : value));
            }
            """;

    private const string Age =
        "async (days) => {"
        + Open
        + """
              const db = await open();
              const transaction = db.transaction(["drafts", "sends"], "readwrite");
              for (const name of transaction.objectStoreNames) {
                const store = transaction.objectStore(name);
                store.getAll().onsuccess = ({ target }) =>
                  target.result.forEach((record) => store.put({ ...record, savedAt: record.savedAt - days * 86_400_000 }));
              }
              await new Promise((resolve) => (transaction.oncomplete = resolve));
              db.close();
              for (const [posting, words] of Object.entries(localStorage)) {
                const left = JSON.parse(words);
                localStorage.setItem(posting, JSON.stringify({ ...left, savedAt: left.savedAt - days * 86_400_000 }));
              }
            }
            """;

    /// <summary>All of it as JSON, with files by their names.</summary>
    public static Task<string> DumpAsync(IPage page) => page.EvaluateAsync<string>(Dump);

    /// <summary>Waits until some words are kept.</summary>
    public static Task<string> UntilKeptAsync(
        IPage page,
        string words,
        CancellationToken cancellationToken
    ) =>
        Patience.UntilAsync(
            () => DumpAsync(page),
            kept => kept.Contains(words, StringComparison.Ordinal),
            cancellationToken,
            TimeSpan.FromSeconds(10),
            TimeSpan.FromMilliseconds(50),
            $"“{words}” is kept on the device"
        );

    /// <summary>Everything becomes as many days older.</summary>
    public static Task AgeAsync(IPage page, int days) => page.EvaluateAsync(Age, days);

    /// <summary>From now on this page's database takes nothing, as on a device that is too busy to get to it.</summary>
    public static Task StopAsync(IPage page) =>
        page.EvaluateAsync(
            "() => { IDBDatabase.prototype.transaction = () => { throw new Error('stopped'); }; }"
        );
}
