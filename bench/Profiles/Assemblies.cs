using Mono.Cecil;

namespace ApplyFunctions.Bench.Profiles;

/// <summary>The types of a published app and of the frameworks that it runs on, by their names.</summary>
internal sealed class Assemblies : IDisposable
{
    private readonly List<ModuleDefinition> _modules = [];
    private readonly Dictionary<string, List<TypeDefinition>> _types = new(StringComparer.Ordinal);
    private readonly HashSet<ModuleDefinition> _app = [];

    /// <param name="app">The folder of the published app.</param>
    /// <param name="frameworks">Those of its frameworks.</param>
    public Assemblies(string app, IEnumerable<string> frameworks)
    {
        foreach (var module in Read(app))
        {
            _app.Add(module);
        }

        foreach (var folder in frameworks)
        {
            _ = Read(folder);
        }
    }

    /// <summary>The types of this name that the app brings along: different packages have internal ones that are named alike.</summary>
    public IEnumerable<TypeDefinition> OfApp(string name) =>
        Named(name).Where(type => _app.Contains(type.Module));

    /// <summary>A type of this name, if possible the one that lies in a certain assembly.</summary>
    public TypeDefinition? Find(string name, ModuleDefinition preferred)
    {
        var types = Named(name);
        return types.Find(type => type.Module == preferred) ?? types.FirstOrDefault();
    }

    public void Dispose()
    {
        foreach (var module in _modules)
        {
            module.Dispose();
        }
    }

    private List<TypeDefinition> Named(string name) =>
        _types.GetValueOrDefault(name.Replace('+', '/')) ?? [];

    private List<ModuleDefinition> Read(string folder)
    {
        List<ModuleDefinition> read = [];
        foreach (
            var path in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal)
        )
        {
            try
            {
                read.Add(ModuleDefinition.ReadModule(path));
            }
            catch (BadImageFormatException)
            {
                // A native library.
            }
        }

        foreach (var type in read.SelectMany(module => module.GetTypes()))
        {
            if (!_types.TryGetValue(type.FullName, out var types))
            {
                _types[type.FullName] = types = [];
            }

            types.Add(type);
        }

        _modules.AddRange(read);
        return read;
    }
}
