<#
.SYNOPSIS
Registers the worker as a Windows service that starts with the machine, and again after a fault. Run it as an administrator, from the unpacked archive.
.PARAMETER Share
The folder in which departments drop their workbooks.
.PARAMETER Data
The folder of ledger, archive and logs, on a local disk. Catalog and settings.json are put into it where it holds none. Nobody but administrators and the account may look into it.
.PARAMETER Account
Who the service runs as; he may change files in the share. Without it that is the local system, which may not go over the network: a share on another machine needs an account of the domain.
#>
param(
    [Parameter(Mandatory)] [string] $Share,
    [Parameter(Mandatory)] [string] $Data,
    [pscredential] $Account
)
$ErrorActionPreference = 'Stop'
$program = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'indicators.exe'
if (-not (Test-Path $program)) { throw "$program is not there: run this from the unpacked archive." }
# A service has no working folder of its own: the paths are absolute.
$Share, $Data = $Share, $Data | ForEach-Object { $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($_) }
New-Item -ItemType Directory -Force $Data | Out-Null
# By number: the names of the local system (S-1-5-18) and of administrators (S-1-5-32-544) are in the system's language.
$rights = '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F'
if ($Account) { $rights += '{0}:(OI)(CI)M' -f ($Account.UserName -replace '^\.\\', "$env:COMPUTERNAME\") }
icacls.exe $Data /inheritance:r /grant:r $rights | Out-Null
if ($LASTEXITCODE -ne 0) { throw "The rights to $Data cannot be set." }

$catalog = Join-Path $Data 'catalog'
if (-not (Test-Path $catalog)) { Copy-Item -Recurse (Join-Path (Split-Path $program) 'catalog') $catalog }
$settings = Join-Path $Data 'settings.json'
if (-not (Test-Path $settings)) {
    [ordered]@{ Share = $Share; Data = $Data; Catalog = $catalog; Influx = @{ Url = '' }; Web = @{ Urls = 'http://127.0.0.1:5180' } } |
        ConvertTo-Json | Set-Content -Encoding UTF8 $settings
}

$service = @{
    Name           = 'IndicatorPipeline'
    DisplayName    = 'IndicatorPipeline'
    Description    = 'Reads departmental workbooks and records their figures'
    StartupType    = 'Automatic'
    BinaryPathName = '"{0}" run --settings "{1}"' -f $program, $settings
}
if ($Account) { $service.Credential = $Account }
New-Service @service | Out-Null
sc.exe failure IndicatorPipeline reset= 86400 actions= restart/10000/restart/60000/restart/600000 | Out-Null
& $program doctor --settings $settings
Write-Host "Settings: $settings"
Write-Host 'Start-Service IndicatorPipeline'
