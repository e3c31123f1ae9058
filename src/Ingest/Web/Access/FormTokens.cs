using Microsoft.AspNetCore.Antiforgery;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>The token by which the forms of a page are known as ours (<see cref="OwnForms"/>).</summary>
internal sealed class FormTokens(IAntiforgery antiforgery, IHttpContextAccessor call)
{
    /// <summary>The same for all forms of a page; its cookie goes with the answer.</summary>
    public AntiforgeryTokenSet ForThisCall => antiforgery.GetAndStoreTokens(call.HttpContext ?? throw new InvalidOperationException("There is no call."));
}
