using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Binds a section to its options; a value that cannot be converted is an error of validation like any other, so that all of them are named at once.
/// </summary>
internal sealed class CheckedBinding<T>(IConfiguration configuration) : IConfigureOptions<T>, IValidateOptions<T>
    where T : class
{
    private string? _failure;

    public void Configure(T options)
    {
        try
        {
            configuration.Bind(options);
            _failure = null;
        }
        catch (InvalidOperationException e)
        {
            _failure = e.Message;
        }
    }

    public ValidateOptionsResult Validate(string? name, T options) =>
        _failure is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_failure);
}
