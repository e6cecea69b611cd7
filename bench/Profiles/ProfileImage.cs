using System.IO.Compression;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace ApplyFunctions.Bench.Profiles;

/// <summary>
/// A profile (.mibc) as .NET's compiler ahead of time reads it: an assembly whose global method AssemblyDictionary refers to
/// others, each with the assembly whose methods they are, and those to the methods:
/// https://github.com/dotnet/runtime/blob/main/src/coreclr/tools/aot/ILCompiler.ReadyToRun/IBC/MIbcProfileParser.cs
/// </summary>
internal sealed class ProfileImage : IDisposable
{
    // The compiler's own name of "any reference type".
    private const string Canon = "System.__Canon";

    // The first date that a zip file can have: the same methods make the same file.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Assemblies _assemblies;
    private readonly ModuleDefinition _module;
    private readonly TypeReference _canon;
    private readonly SortedDictionary<string, MethodReference> _methods = new(
        StringComparer.Ordinal
    );

    public ProfileImage(Assemblies assemblies)
    {
        _assemblies = assemblies;
        _module = ModuleDefinition.CreateModule("profile", ModuleKind.Dll);
        var home = new AssemblyNameReference("System.Private.Canon", new Version());
        _module.AssemblyReferences.Add(home);
        _canon = new TypeReference("System", "__Canon", _module, home);
    }

    /// <summary>How many methods it names so far.</summary>
    public int Count => _methods.Count;

    /// <summary>Names a method with all those of its type that are named alike and take as much; of the frameworks' methods, none.</summary>
    public void Add(JittedMethod jitted)
    {
        foreach (var type in _assemblies.OfApp(jitted.Type))
        {
            foreach (var method in type.Methods.Where(method => IsMeant(method, jitted)))
            {
                if (Reference(method, jitted) is { } reference)
                {
                    _methods[$"{type.Module.Assembly.Name.Name};{reference.FullName}"] = reference;
                }
            }
        }
    }

    public void Write(string path)
    {
        var global = _module.Types.Single(type => type.Name == "<Module>");
        var dictionary = Method("AssemblyDictionary");
        var entries = dictionary.Body.GetILProcessor();
        foreach (var (name, reference) in _methods)
        {
            // Alone, since the compiler skips what follows on a method that it does not find.
            var one = Method("m");
            var code = one.Body.GetILProcessor();
            code.Emit(OpCodes.Ldtoken, reference);
            code.Emit(OpCodes.Pop);
            global.Methods.Add(one);
            entries.Emit(OpCodes.Ldstr, name[..(name.IndexOf(';', StringComparison.Ordinal) + 1)]);
            entries.Emit(OpCodes.Ldtoken, one);
            entries.Emit(OpCodes.Pop);
        }

        global.Methods.Add(dictionary);
        using var image = new MemoryStream();
        _module.Write(image, new WriterParameters { DeterministicMvid = true, Timestamp = 0 });
        using var file = File.Create(path);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        var entry = zip.CreateEntry($"{Path.GetFileName(path)}.dll", CompressionLevel.SmallestSize);
        entry.LastWriteTime = Always;
        using var content = entry.Open();
        image.WriteTo(content);
    }

    public void Dispose() => _module.Dispose();

    private static bool IsMeant(MethodDefinition method, JittedMethod jitted) =>
        method.Name == jitted.Name
        && method.Parameters.Count == jitted.Parameters
        && method.GenericParameters.Count == jitted.MethodArguments.Count
        && method.DeclaringType.GenericParameters.Count == jitted.TypeArguments.Count;

    private MethodReference? Reference(MethodDefinition method, JittedMethod jitted)
    {
        var reference = _module.ImportReference(method);
        if (jitted.TypeArguments.Count > 0)
        {
            var type = new GenericInstanceType(reference.DeclaringType);
            if (!Fill(type, jitted.TypeArguments, method.Module))
            {
                return null;
            }

            reference.DeclaringType = type;
        }

        if (jitted.MethodArguments.Count == 0)
        {
            return reference;
        }

        var instance = new GenericInstanceMethod(reference);
        return Fill(instance, jitted.MethodArguments, method.Module) ? instance : null;
    }

    private bool Fill(IGenericInstance instance, IReadOnlyList<string> names, ModuleDefinition near)
    {
        foreach (var name in names)
        {
            if (Argument(name, near) is not { } argument)
            {
                return false;
            }

            instance.GenericArguments.Add(argument);
        }

        return true;
    }

    private TypeReference? Argument(string name, ModuleDefinition near)
    {
        if (name == Canon)
        {
            return _canon;
        }

        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            return Argument(name[..^2], near) is { } element ? new ArrayType(element) : null;
        }

        if (Primitive(name) is { } primitive)
        {
            return primitive;
        }

        var (generic, arguments) = Names.Instance(name);
        if (
            _assemblies.Find(generic, near) is not { } type
            || type.GenericParameters.Count != arguments.Count
        )
        {
            return null;
        }

        var reference = _module.ImportReference(type);
        if (arguments.Count == 0)
        {
            return reference;
        }

        var instance = new GenericInstanceType(reference);
        return Fill(instance, arguments, near) ? instance : null;
    }

    private TypeReference? Primitive(string name) =>
        name switch
        {
            "bool" => _module.TypeSystem.Boolean,
            "char" => _module.TypeSystem.Char,
            "byte" => _module.TypeSystem.SByte,
            "ubyte" => _module.TypeSystem.Byte,
            "short" => _module.TypeSystem.Int16,
            "ushort" => _module.TypeSystem.UInt16,
            "int" => _module.TypeSystem.Int32,
            "uint" => _module.TypeSystem.UInt32,
            "long" => _module.TypeSystem.Int64,
            "ulong" => _module.TypeSystem.UInt64,
            "float" => _module.TypeSystem.Single,
            "double" => _module.TypeSystem.Double,
            _ => null,
        };

    private MethodDefinition Method(string name) =>
        new(name, MethodAttributes.Public | MethodAttributes.Static, _module.TypeSystem.Void);
}
