using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>Refuses a parameter that an endpoint does not have: a misspelt one would otherwise widen the answer in silence.</summary>
internal static class KnownParameters
{
    public static RouteGroupBuilder RefuseUnknownParameters(this RouteGroupBuilder group) => group.AddEndpointFilterFactory((endpoint, next) =>
    {
        var known = NamesOf(endpoint.MethodInfo).Append(ConsoleTexts.LanguageParameter).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        return call =>
        {
            var texts = ConsoleTexts.Of(call.HttpContext.Request);
            var address = new AddressReader(texts);
            foreach (var name in call.HttpContext.Request.Query.Keys.Where(name => !known.Contains(name)))
                address.Refuse(name, texts.Format("api_no_code", name, string.Join(", ", known.Order(StringComparer.Ordinal))));
            return address.Problem is { } problem ? ValueTask.FromResult<object?>(problem) : next(call);
        };
    });

    private static IEnumerable<string> NamesOf(MethodInfo method) => method.GetParameters()
        .SelectMany(p => p.GetCustomAttribute<AsParametersAttribute>() is null ? [p] : p.ParameterType.GetProperties().Cast<ICustomAttributeProvider>())
        .SelectMany(p => p.GetCustomAttributes(inherit: false).OfType<FromQueryAttribute>())
        .Select(q => q.Name!);
}
