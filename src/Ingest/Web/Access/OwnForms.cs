using Microsoft.AspNetCore.Antiforgery;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>A form is taken from one of our own pages alone: another site cannot have a visitor's browser send one. Who sends a key is no browser.</summary>
internal sealed class OwnForms(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.User.Identity?.AuthenticationType == Visitor.ByKey || await antiforgery.IsRequestValidAsync(http)
            ? await next(context)
            : await ConsolePages.MessageAsync(http, StatusCodes.Status400BadRequest, "form_is_old", "form_is_old_why");
    }
}
